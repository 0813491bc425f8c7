"use strict";
(() => {
  const SHORTEST = 12000, LONGEST = 90000, A_CHARACTER = 180;
  const root = document.documentElement;
  const stage = document.getElementById("stage");
  const button = document.getElementById("pause");
  const bar = document.getElementById("progress");
  const sheets = [...stage.children].map((sheet) => sheet.cloneNode(true));
  let pages = [], at = 0, paused = false, spent = 0, last = 0;

  /** Today as 2026-11-01, by the clock of the screen. */
  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  };
  /** Whether the last day of a sheet is gone. */
  const isPast = (sheet) => /^\d{4}-\d\d-\d\d$/.test(sheet.dataset.until) && sheet.dataset.until < today();
  /** Whether a page holds more than it has room for. */
  const isFull = (page) => page.scrollHeight > page.clientHeight + 1;

  /** Whether nothing but a heading stands on a page. */
  const isHeaded = (body) => body.children.length === 1 && body.firstElementChild.tagName === "H3";
  /** A page with the head of `sheet` and an empty body, on the stage so that it can be measured. */
  const begun = (sheet) => {
    const page = sheet.cloneNode(true);
    page.querySelector(".body").replaceChildren();
    stage.append(page);
    pages.push(page);
    return page;
  };
  /** The next page of `sheet`; a heading that would stand alone at the foot of `page` goes along. */
  const following = (sheet, page) => {
    const body = page.querySelector(".body"), end = body.lastElementChild, next = begun(sheet);
    if (end && end.tagName === "H3" && body.children.length > 1) next.querySelector(".body").append(end);
    return next;
  };
  /** The parts that a block may be divided into, and the empty block that is to hold some of them. */
  const divided = (block) => {
    const shell = block.cloneNode(block.tagName === "TABLE");
    if (block.tagName === "TABLE") {
      shell.tBodies[0].replaceChildren();
      return [shell, shell.tBodies[0], [...block.tBodies[0].rows]];
    }
    return [shell, shell, block.children.length > 1 ? [...block.children] : []];
  };
  /** Put a text that is longer than a page on as many as it takes, in `holder` of each. */
  const spill = (sheet, page, block) => {
    let rest = block.textContent;
    while (rest) {
      const piece = block.cloneNode(false);
      page.querySelector(".body").append(piece);
      let low = 1, high = rest.length;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        piece.textContent = rest.slice(0, middle);
        if (isFull(page)) high = middle - 1; else low = middle;
      }
      piece.textContent = rest.slice(0, low);
      rest = rest.slice(low);
      if (rest) page = begun(sheet);
    }
    return page;
  };
  /** Put one block on the page, or on as many as it takes; the last of them comes back. */
  const place = (sheet, page, block) => {
    const body = page.querySelector(".body");
    body.append(block);
    if (!isFull(page)) return page;
    block.remove();
    const [shell, holder, parts] = divided(block);
    if (parts.length > 1) return placeParts(sheet, page, block, shell, holder, parts);
    if (body.children.length > (isHeaded(body) ? 1 : 0)) return place(sheet, following(sheet, page), block);
    if (["P", "H3", "LI"].includes(block.tagName)) return spill(sheet, page, block);
    const plain = document.createElement("p");
    plain.className = "text";
    plain.textContent = block.textContent.replace(/\s+/g, " ").trim();
    return spill(sheet, page, plain);
  };
  const placeParts = (sheet, page, block, shell, holder, parts) => {
    let body = page.querySelector(".body");
    body.append(shell);
    for (const part of parts) {
      holder.append(part);
      if (!isFull(page)) continue;
      part.remove();
      if (!holder.children.length) shell.remove();
      page = body.children.length > (isHeaded(body) ? 1 : 0) ? following(sheet, page) : page;
      body = page.querySelector(".body");
      [shell, holder] = divided(block);
      if (holder === shell) shell.replaceChildren();
      holder.append(part);
      body.append(shell);
      if (isFull(page)) {
        const plain = document.createElement("p");
        plain.className = "text";
        plain.textContent = part.textContent.replace(/\s+/g, " ").trim();
        shell.remove();
        page = spill(sheet, page, plain);
        body = page.querySelector(".body");
        [shell, holder] = divided(block);
        if (holder === shell) shell.replaceChildren();
        body.append(shell);
      }
    }
    if (!holder.children.length) shell.remove();
    return page;
  };

  /** Fit all sheets to the screen as it is now. */
  const lay = () => {
    stage.replaceChildren();
    pages = [];
    const shown = sheets.filter((sheet) => !isPast(sheet));
    for (const sheet of shown) {
      let page = begun(sheet);
      for (const block of [...sheet.querySelector(".body").children]) page = place(sheet, page, block.cloneNode(true));
    }
    const past = sheets.length - shown.length;
    document.getElementById("passed").textContent = past ? `另有 ${past} 张已过公示期,不再显示` : "";
    show(Math.min(at, Math.max(0, pages.length - 1)));
  };
  /** Show one page, and begin its time. */
  const show = (number) => {
    if (!pages.length) return;
    at = (number + pages.length) % pages.length;
    pages.forEach((page, index) => page.classList.toggle("now", index === at));
    pages.forEach((page, index) => page.toggleAttribute("inert", index !== at));
    document.getElementById("where").textContent = `第 ${at + 1} 页 共 ${pages.length} 页`;
    spent = 0;
  };
  /** How long a page is shown: as long as it takes to read aloud. */
  const time = () => Math.min(LONGEST, Math.max(SHORTEST, pages[at].textContent.replace(/\s/g, "").length * A_CHARACTER));
  const turn = (now) => {
    if (!paused && pages.length) {
      spent += Math.min(now - last, 1000);
      bar.value = spent / time();
      if (spent >= time()) {
        if (at === pages.length - 1) lay();
        show(at + 1);
      }
    }
    last = now;
  };
  const pause = () => {
    paused = !paused;
    button.textContent = paused ? "继续" : "暂停";
    button.setAttribute("aria-pressed", String(paused));
  };

  root.classList.add("turning");
  button.hidden = bar.hidden = false;
  button.addEventListener("click", pause);
  addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight" || event.key === "PageDown") show(at + 1);
    else if (event.key === "ArrowLeft" || event.key === "PageUp") show(at - 1);
    else if (event.key === " " && event.target !== button) pause();
    else return;
    if (event.target !== button || event.key !== " ") event.preventDefault();
  });
  let waiting = 0;
  addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(lay, 150); });
  lay();
  last = performance.now();
  setInterval(() => turn(performance.now()), 250);
})();
