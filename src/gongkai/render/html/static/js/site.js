"use strict";

/* What every page can do: the reader's tools, folded sections that a fragment opens, and copying the address. */

(() => {
  const root = document.documentElement;
  const tools = document.querySelector(".tools");
  const speak = tools?.querySelector("[data-speak]");

  /** Say to a screen reader what has just changed. */
  const announce = (text) => {
    const status = document.querySelector("[role=status].announcer");
    if (status) status.textContent = text;
  };

  /** An element with attributes and children; text is always text. */
  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  /** Bring the buttons into line with the page. */
  const press = () => {
    for (const button of tools?.querySelectorAll("button[data-mode]") ?? []) {
      const shown = root.dataset[button.dataset.mode] ?? "";
      button.setAttribute("aria-pressed", String(shown === button.value));
    }
    const reset = tools?.querySelector("[data-reset]");
    if (reset) reset.hidden = gongkai.names.every((name) => !(name in root.dataset));
  };

  /** Choose the button's mode; a button that stands alone switches it off again. */
  const toggle = (button) => {
    const { mode } = button.dataset;
    const alone = tools.querySelectorAll(`[data-mode=${mode}]`).length === 1;
    const off = alone && button.getAttribute("aria-pressed") === "true";
    gongkai.choose(mode, off ? "" : button.value);
    clean(mode);
    press();
    announce(alone ? `${button.textContent}:${off ? "关" : "开"}` : `字号:${button.textContent}`);
  };

  /** Take modes out of the address: from now on the reader's own choice counts. */
  const clean = (...names) => {
    const address = new URL(location.href);
    for (const name of names) address.searchParams.delete(name);
    if (address.href !== location.href) gongkai.attempt(() => history.replaceState(history.state, "", address));
  };

  /** The page as the government made it. */
  const reset = () => {
    for (const name of gongkai.names) gongkai.choose(name, "");
    clean(...gongkai.names);
    press();
    tools.querySelector("button").focus();
    announce("已恢复标准字号和颜色");
  };

  /** A Chinese voice of this computer; those of the network are not asked. */
  const voice = () =>
    window.speechSynthesis?.getVoices().find((each) => /^(zh|cmn)/i.test(each.lang) && each.localService);

  /** What is to be read: the selection, or else the page. */
  const words = () => String(getSelection()).trim() || document.getElementById("main").innerText;

  /** Begin to read aloud, or stop. */
  const read = () => {
    const reading = speak.getAttribute("aria-pressed") === "true";
    speechSynthesis.cancel();
    speak.setAttribute("aria-pressed", String(!reading));
    if (reading) return;
    const sentences = words().split(/[\n\t]+|(?<=[。;!?])/).filter((part) => part.trim());
    const spoken = sentences.map((sentence) => new SpeechSynthesisUtterance(sentence));
    for (const utterance of spoken) Object.assign(utterance, { voice: voice(), lang: "zh-CN", rate: 0.9 });
    spoken.at(-1).onend = () => speak.setAttribute("aria-pressed", "false");
    spoken.forEach((utterance) => speechSynthesis.speak(utterance));
  };

  /** Copy a text; without the clipboard's leave, in the old way. */
  const copy = async (text) => {
    if (await navigator.clipboard?.writeText(text).then(() => true, () => false)) return true;
    const field = element("textarea", { readonly: "", class: "visually-hidden" });
    field.value = text;
    document.body.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    return copied;
  };

  /** Put a button that copies the address beside each link that asks for one. */
  const offerCopies = () => {
    for (const link of document.querySelectorAll("a[data-copy]"))
      link.after(" ", element("button", { type: "button", class: "copy", "data-copy": link.href }, "复制网址"));
  };

  /** Copy what a button names, and say so on the button. */
  const copyFrom = async (button) => {
    const label = button.textContent;
    const copied = await copy(button.dataset.copy);
    button.focus();
    announce((button.textContent = copied ? "已复制" : "请按 Ctrl+C 复制"));
    setTimeout(() => (button.textContent = label), 2000);
  };

  /** Open the folded sections around what the address points to. */
  const unfold = () => {
    const name = gongkai.attempt(() => decodeURIComponent(location.hash.slice(1)));
    const target = name && document.getElementById(name);
    if (!target) return;
    let folded = target.closest("details:not([open])");
    const opened = folded !== null;
    for (; folded; folded = target.closest("details:not([open])")) folded.open = true;
    if (opened) target.scrollIntoView();
  };

  const actions = { mode: toggle, print: () => print(), reset, speak: read, copy: copyFrom };

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    const action = Object.keys(actions).find((name) => button && name in button.dataset);
    if (action) actions[action](button);
  });

  const catchUp = () => {
    gongkai.refresh();
    press();
  };
  addEventListener("storage", catchUp);
  addEventListener("pageshow", ({ persisted }) => persisted && catchUp());
  addEventListener("hashchange", unfold);
  if (speak && window.speechSynthesis) {
    const offer = () => (speak.hidden = !voice());
    speechSynthesis.addEventListener?.("voiceschanged", offer);
    addEventListener("pagehide", () => speechSynthesis.cancel());
    offer();
  }
  press();
  unfold();

  Object.assign(gongkai, { element, root: new URL("../", document.currentScript.src) });
  if (gongkai.kiosk === null) offerCopies();
  else {
    for (const name of ["site-kiosk.js", "site-keypad.js"]) {
      const script = element("script", { src: new URL(`assets/${name}`, gongkai.root) });
      script.async = false;
      document.head.append(script);
    }
  }
})();
