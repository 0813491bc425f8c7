"use strict";

/* The touch screen of a service hall: one site, no way out of it, and a fresh start for whoever comes next. */

(() => {
  const { element } = gongkai;
  const IDLE = 60;
  const COUNTDOWN = 10;
  const home = inKiosk(new URL("index.html", gongkai.root));
  const atHome = bare(location) === bare(home);

  /** An address without what is asked of it and without its fragment. */
  function bare({ href }) {
    return href.replace(/[?#].*/s, "");
  }

  /** The address that keeps the kiosk when the page is loaded anew. */
  function inKiosk(url) {
    url.searchParams.set("kiosk", gongkai.kiosk);
    return url;
  }

  /* Links: pages of this site stay, everything else becomes text or goes. */

  /** Whether an address is a page of this site. */
  const isPage = (url) => url.href.startsWith(gongkai.root.href) && /(\.html|\/)$/.test(url.pathname);

  /** Put text in place of a link that leads away. */
  const toText = (link, url) => {
    const text = element("span", { class: "kiosk-address" }, ...link.childNodes);
    if (/^https?:$/.test(url.protocol)) {
      const said = text.textContent.includes(url.host) ? "" : `${url.href},`;
      text.append(element("small", {}, `(${said}请用手机访问)`));
    }
    link.replaceWith(text);
  };

  /** What points to itself is there to be copied, which a kiosk cannot. */
  const settleFragment = (link) => {
    const name = gongkai.attempt(() => decodeURIComponent(link.getAttribute("href").slice(1)));
    if (name && document.getElementById(name)?.contains(link)) link.removeAttribute("href");
  };

  /** Make a link safe for a kiosk. */
  const settle = (link) => {
    const url = gongkai.attempt(() => new URL(link.getAttribute("href"), document.baseURI));
    link.removeAttribute("target");
    if (!url || url.searchParams.has("kiosk")) return;
    if (link.getAttribute("href").startsWith("#")) settleFragment(link);
    else if (isPage(url)) link.setAttribute("href", inKiosk(url).href);
    else if (url.href.startsWith(gongkai.root.href)) link.removeAttribute("href");
    else toText(link, url);
  };

  /** Make all links and forms safe, those of other scripts too. */
  const settleAll = () => {
    document.querySelectorAll("a[href]").forEach(settle);
    for (const form of document.querySelectorAll("form:not(:has([name=kiosk]))"))
      form.append(element("input", { type: "hidden", name: "kiosk", value: gongkai.kiosk }));
  };

  /* The way back: the visit's own, since the browser's would lead into the visit before. */

  const trail = gongkai.attempt(() => JSON.parse(sessionStorage.getItem("gongkai-trail"))) ?? [];
  let leaving = false;

  /** Remember where the visit has been. */
  const keep = () => gongkai.attempt(() => sessionStorage.setItem("gongkai-trail", JSON.stringify(trail)));

  /** Begin the trail at the first page, or add this one to it. */
  const arrive = () => {
    if (atHome) trail.length = 0;
    if (!trail.length || bare({ href: trail.at(-1) }) !== bare(location)) trail.push(location.href);
    keep();
  };

  /** Go to an address that the trail knows already, or begins with. */
  const go = (address) => {
    leaving = true;
    keep();
    location.replace(address);
  };

  /** The page before this one. */
  const back = () => {
    trail.pop();
    go(trail.at(-1) ?? home.href);
  };

  /** The bar at the lower edge, where hands reach it. */
  const bar = () => {
    const before = element("button", { type: "button", class: "kiosk-back" }, "返回上一页");
    const first = element("a", { href: home.href, class: "kiosk-home" }, "返回首页");
    before.disabled = trail.length < 2;
    before.addEventListener("click", back);
    const made = element("nav", { class: "kiosk-bar", "aria-label": "触摸屏导航" }, before, first);
    const tools = document.querySelector(".tools");
    if (tools) made.append(tools);
    return made;
  };

  /* Nobody there: ask, count, and begin anew. */

  let waiting = 0;
  let counting = 0;
  const left = element("b", {}, String(COUNTDOWN));
  const stay = element("button", { type: "button", class: "kiosk-stay" }, "继续浏览");
  const leave = element("button", { type: "button" }, "现在回首页");
  const question = element(
    "dialog",
    { class: "kiosk-question", role: "alertdialog", "aria-labelledby": "kiosk-ask", "aria-describedby": "kiosk-left" },
    element("h2", { id: "kiosk-ask" }, "还在看吗?"),
    element("p", { id: "kiosk-left" }, left, " 秒后回到首页"),
    element("div", {}, stay, leave),
  );

  /** Forget this visit and show the first page. */
  const startOver = () => {
    gongkai.attempt(() => sessionStorage.clear());
    trail.length = 0;
    go(home.href);
  };

  /** Wait again for a minute. */
  const wait = () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, IDLE * 1000);
  };

  /** Ask whether anybody is there, and count down. */
  const ask = () => {
    left.textContent = String(COUNTDOWN);
    question.showModal();
    stay.focus();
    counting = setInterval(() => {
      left.textContent = String(left.textContent - 1);
      if (left.textContent === "0") startOver();
    }, 1000);
  };

  /** Somebody is there. */
  const resume = () => {
    clearInterval(counting);
    question.close();
    wait();
  };

  stay.addEventListener("click", resume);
  leave.addEventListener("click", startOver);
  question.addEventListener("cancel", resume);
  question.addEventListener("click", ({ target }) => target === question && resume());
  for (const event of ["pointerdown", "pointermove", "touchmove", "wheel", "keydown"])
    addEventListener(event, () => question.open || wait(), { passive: true });

  for (const event of ["contextmenu", "dragstart"]) addEventListener(event, (each) => each.preventDefault());
  addEventListener("pagehide", () => {
    if (leaving) return;
    trail[trail.length - 1] = location.href;
    keep();
  });

  history.scrollRestoration = "manual";
  arrive();
  settleAll();
  new MutationObserver(settleAll).observe(document.body, { subtree: true, childList: true, attributeFilter: ["href"] });
  gongkai.foot = element("div", { class: "kiosk-foot" }, bar());
  document.body.append(gongkai.foot, question);
  new ResizeObserver(() => {
    document.documentElement.style.setProperty("--foot", `${gongkai.foot.offsetHeight}px`);
  }).observe(gongkai.foot);
  if (!atHome) wait();
})();
