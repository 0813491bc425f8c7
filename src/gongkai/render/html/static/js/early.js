"use strict";

/**
 * What the reader has chosen, and where that is kept: in the browser, or on a kiosk for one visit only.
 * Runs before anything is painted, so that no page flashes up in another look than the one before it.
 */
const gongkai = (() => {
  const root = document.documentElement;
  const values = { type: ["large", "larger"], contrast: ["high"] };
  const address = new URLSearchParams(location.search);

  /** The result of an action on a storage; undefined where the browser refuses it, as it may on file://. */
  const attempt = (action) => {
    try {
      return action();
    } catch {
      return undefined;
    }
  };

  /** "" on a kiosk, "print" on one with a printer, null elsewhere. ?kiosk=off ends it. */
  const kiosk = (() => {
    const asked = address.get("kiosk");
    if (asked === null) return attempt(() => sessionStorage.getItem("gongkai-kiosk")) ?? null;
    if (asked === "off") return attempt(() => sessionStorage.clear()) ?? null;
    const kind = asked === "print" ? asked : "";
    attempt(() => sessionStorage.setItem("gongkai-kiosk", kind));
    return kind;
  })();

  const storage = () => (kiosk === null ? localStorage : sessionStorage);

  /** Show a mode; "" is the plain page. */
  const show = (name, value) => {
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
  };

  /** Show a mode and remember it for the pages to come. */
  const choose = (name, value) => {
    attempt(() => storage()[value ? "setItem" : "removeItem"](`gongkai-${name}`, value));
    show(name, value);
  };

  /** Show what was chosen last, perhaps on another page or in another tab. */
  const refresh = () => {
    for (const name of Object.keys(values)) {
      const kept = attempt(() => storage().getItem(`gongkai-${name}`));
      if (kept !== undefined) show(name, values[name].includes(kept) ? kept : "");
    }
  };

  root.classList.add("js");
  if (kiosk !== null) root.dataset.kiosk = kiosk;
  refresh();
  for (const [name, allowed] of Object.entries(values)) {
    const asked = address.get(name);
    if (asked !== null) choose(name, allowed.includes(asked) ? asked : "");
  }
  return { kiosk, names: Object.keys(values), attempt, choose, refresh };
})();
