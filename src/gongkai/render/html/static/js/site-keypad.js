"use strict";

/* A keyboard on the screen: letters for the initials of pinyin, digits for codes. */

(() => {
  const { element } = gongkai;
  const FIELD = "input:is([type=search], [type=text], :not([type]))";
  let field = null;

  /** A key that acts on the field, which keeps the focus. */
  const key = (label, act, attributes = {}) => {
    const made = element("button", { type: "button", tabindex: "-1", ...attributes }, label);
    made.addEventListener("click", act);
    return made;
  };

  /** Tell the page's scripts what has been typed. */
  const tell = (inputType, data = null) =>
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType, data }));

  /** Put a character where the cursor is. */
  const type = (character) => {
    field.setRangeText(character, field.selectionStart, field.selectionEnd, "end");
    tell("insertText", character);
  };

  /** Delete what is selected, or the character before the cursor. */
  const erase = () => {
    const { selectionStart: start, selectionEnd: end } = field;
    field.setRangeText("", start === end ? Math.max(0, start - 1) : start, end, "end");
    tell("deleteContentBackward");
  };

  /** Empty the field. */
  const clear = () => {
    field.value = "";
    tell("deleteByCut");
  };

  /** Search, where the field is there for that, and make room again. */
  const done = () => {
    const { form } = field;
    close();
    form?.requestSubmit();
  };

  const keys = (characters) => [...characters].map((each) => key(each, () => type(each.toLowerCase())));
  const row = (name, ...children) => element("div", { class: `keypad-${name}` }, ...children);
  const pad = element(
    "section",
    { class: "keypad", "aria-label": "屏幕键盘", hidden: "" },
    row("digits", ...keys("1234567890-")),
    row("letters", ...keys("ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
    row("acts", key("删除", erase), key("清空", clear), key("完成", done, { class: "keypad-done" })),
  );

  /** Show the keys for a field. */
  const open = (target) => {
    field = target;
    pad.hidden = false;
    field.scrollIntoView({ block: "nearest" });
  };

  /** Hide the keys. */
  const close = () => {
    pad.hidden = true;
    field?.blur();
  };

  pad.addEventListener("pointerdown", (event) => event.preventDefault());
  document.addEventListener("focusin", ({ target }) => target.matches(FIELD) && open(target));
  document.addEventListener("click", ({ target }) => {
    if (!pad.hidden && !pad.contains(target) && target !== field) close();
  });
  document.addEventListener("keydown", ({ key: name }) => name === "Escape" && close());
  document.querySelectorAll(FIELD).forEach((each) => each.setAttribute("inputmode", "none"));
  gongkai.foot.prepend(pad);
  if (document.activeElement.matches(FIELD)) open(document.activeElement);
})();
