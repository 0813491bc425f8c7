"use strict";

// Listens for builds: reloads the page after each that changed the site, and shows what was found at its foot.
(() => {
  const script = document.currentScript;
  const digest = script.dataset.digest;
  const KEEP = "gongkai-preview";
  let source = null;

  /** An element with attributes, texts and other elements in it. */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  }

  const host = make("div", { id: "gongkai-overlay", lang: "zh-CN" });
  const count = make("span", {});
  const button = make("button", { type: "button", "aria-expanded": "false", "aria-controls": "findings" }, count);
  const list = make("ol", {});
  const panel = make("section", { id: "findings", "aria-label": "检查发现的问题", tabindex: "-1", hidden: "" }, list);
  const news = make("p", { role: "status", class: "news" });
  const style = make("link", { rel: "stylesheet", href: new URL("overlay.css", script.src).href });
  // A root of its own: neither the site's styles nor a theme's reach into it.
  host.attachShadow({ mode: "open" }).append(style, panel, button, news);
  host.hidden = true;

  /** Open or close the list. */
  function show(open) {
    panel.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  }

  /** Where the value stands, marked in its source line. */
  function excerpt([before, value, after]) {
    return make("pre", {}, make("code", {}, before, make("mark", {}, value), after));
  }

  /** One finding of the list. */
  function entry(finding) {
    const message = finding.href ? make("a", { href: finding.href }, finding.message) : finding.message;
    return make(
      "li",
      { class: finding.level },
      make("p", { class: "place" }, make("b", {}, finding.severity), finding.code, make("span", {}, finding.place)),
      make("p", { class: "message" }, message),
      finding.excerpt && excerpt(finding.excerpt),
      finding.hint && make("p", { class: "hint" }, finding.hint),
    );
  }

  /** The text of the bar: how many findings, and whether the page is older than the sources. */
  function headline(state) {
    return state.current ? state.summary : `没有编成,这一页还是上次编好的:${state.summary}`;
  }

  /** Show the findings of a build; nothing where there are none. */
  function tell(state) {
    const clean = state.findings.length === 0;
    const text = clean ? "" : headline(state);
    if (host.isConnected && count.textContent !== text) news.textContent = text || "问题都改好了";
    count.textContent = text;
    button.className = state.findings.some((finding) => finding.level === "error") ? "error" : "";
    list.replaceChildren(...state.findings.map(entry));
    if (clean) show(false);
    host.hidden = clean;
    document.body.style.paddingBottom = clean ? "" : "3rem";
    if (!host.isConnected) document.body.append(host);
  }

  /** Load the page anew, and come back to the same place of it. */
  function reload() {
    const kept = { address: location.pathname + location.search, x: scrollX, y: scrollY, open: !panel.hidden };
    sessionStorage.setItem(KEEP, JSON.stringify(kept));
    location.reload();
  }

  /** Go back to where the page was before it was loaded anew. */
  function comeBack() {
    const kept = JSON.parse(sessionStorage.getItem(KEEP) || "null");
    sessionStorage.removeItem(KEEP);
    if (!kept || kept.address !== location.pathname + location.search) return;
    show(kept.open);
    const scroll = () => scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
    scroll();
    addEventListener("load", scroll);
  }

  /** What a build gave. */
  function receive(event) {
    const state = JSON.parse(event.data);
    if (state.digest !== digest) reload();
    else if (state.built) tell(state); // otherwise the page itself lists them
  }

  /** Listen while the page is seen: a browser keeps only six connections to one place. */
  function listen() {
    source?.close();
    source = null;
    if (document.hidden) return;
    source = new EventSource(new URL("events", script.src).href);
    source.addEventListener("message", receive);
  }

  button.addEventListener("click", () => {
    show(panel.hidden);
    if (!panel.hidden) panel.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    show(false);
    button.focus();
  });
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => event.persisted && listen());
  comeBack();
  listen();
})();
