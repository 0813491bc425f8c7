"use strict";

/** The filters beside the results: boxes to tick, each with how many items there would be. */
(() => {
  const search = window.gongkaiSearch;
  const { make } = search;
  const OPEN = new Set(["group", "domain", "level", "method"]);

  class Filters {
    /** `changed` is told the number of a filter, that of a value, and whether it is chosen now. */
    constructor(directory, place, changed) {
      this.place = place;
      this.boxes = directory.filters.map((filter, at) => filter.values.map((value, number) => box(value, (on) => changed(at, number, on))));
      this.folds = directory.filters.map((filter, at) => fold(filter, this.boxes[at]));
      place.append(...this.folds.filter((_, at) => directory.filters[at].values.length > 1));
      this.#fitScreen();
    }

    /** On a phone they are folded away, and beside the results they are not. */
    #fitScreen() {
      const wide = matchMedia("(min-width: 861px)");
      const fit = () => { this.place.open = wide.matches; };
      wide.addEventListener("change", fit);
      fit();
    }

    /** Shows what is chosen, and the counts; what nobody could choose with any result is not shown. */
    show(chosen, counts) {
      this.boxes.forEach((boxes, at) => boxes.forEach((one, number) => {
        const count = counts[at][number];
        const on = chosen[at].has(number);
        one.input.checked = on;
        if (one.count.textContent !== String(count)) one.count.textContent = count;
        one.row.hidden = !count && !on && document.activeElement !== one.input;
      }));
      this.folds.forEach((fold, at) => {
        if (chosen[at].size) fold.open = true;
        fold.hidden = this.boxes[at].every((one) => one.row.hidden);
      });
    }
  }

  function box(value, changed) {
    const input = make("input", { type: "checkbox" });
    const count = make("span", { class: "filter-count" });
    input.addEventListener("change", () => changed(input.checked));
    const name = make("bdi", { class: "filter-name" }, value);
    return { input, count, row: make("li", {}, make("label", {}, input, name, count)) };
  }

  function fold(filter, boxes) {
    const list = make("ul", {}, ...boxes.map((one) => one.row));
    const group = make("fieldset", {}, make("legend", { class: "visually-hidden" }, filter.label), list);
    const details = make("details", { class: "filter" }, make("summary", {}, filter.label), group);
    details.open = OPEN.has(filter.name);
    return details;
  }

  search.Filters = Filters;
})();
