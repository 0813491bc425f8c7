"use strict";

/** What is looked for, as the address of the page says it behind its #: the same view for whomever it is sent to. */
(() => {
  const search = window.gongkaiSearch;
  const QUERY = "q", SORT = "sort", TABLE = "table";
  const LONGEST = 500;

  /** Nothing typed, nothing chosen. `chosen` has a set of values' numbers for each filter. */
  function empty(filters) {
    return { query: "", chosen: filters.map(() => new Set()), sort: "", unknown: [] };
  }

  /** What an address asks for; `unknown` are the values that the directory does not have. */
  function read(filters, { hash, search: query }) {
    const state = empty(filters);
    const given = new URLSearchParams(says(hash) ? hash.slice(1) : query);
    state.query = search.text.fit(given.get(QUERY) ?? "").slice(0, LONGEST);
    state.sort = given.get(SORT) === TABLE ? TABLE : "";
    filters.forEach((filter, at) => {
      for (const value of given.getAll(filter.name)) {
        const number = filter.number(value);
        if (number >= 0) state.chosen[at].add(number);
        else state.unknown.push(`${filter.label}:${search.text.fit(value)}`);
      }
    });
    return state;
  }

  /** Whether what stands behind # says what to look for, and is not the place of an element. */
  const says = (hash) => hash.includes("=");

  /** The part of an address that says it, always in the same order. */
  function write(filters, { query, chosen, sort }) {
    const said = new URLSearchParams();
    if (query.trim()) said.append(QUERY, query.trim());
    filters.forEach((filter, at) => {
      for (const number of [...chosen[at]].sort((a, b) => a - b)) said.append(filter.name, filter.ids[number]);
    });
    if (sort) said.append(SORT, sort);
    return `#${said}`.replace(/^#$/, "");
  }

  /** The address of this page for a state; of its query only what is not said behind # stays. */
  function whole(filters, state) {
    const names = [QUERY, SORT, ...filters.map((filter) => filter.name)];
    const rest = location.search.slice(1).split("&").filter((part) => part && !names.includes(part.split("=")[0]));
    return location.pathname + (rest.length ? `?${rest.join("&")}` : "") + write(filters, state);
  }

  /** The history of the page: each choice is a step, and what is typed belongs to the step at which one is. */
  class Steps {
    #late = 0;

    constructor(filters) {
      this.filters = filters;
    }

    /** Another step; back leads to what was before. */
    push(state) {
      this.#flush();
      const address = whole(this.filters, state);
      if (address !== location.pathname + location.search + location.hash) go("pushState", address);
    }

    /** The same step, soon: browsers stop pages that change their address with each key. */
    replace(state) {
      clearTimeout(this.#late);
      this.state = state;
      this.#late = setTimeout(() => this.#flush(), 250);
    }

    #flush() {
      clearTimeout(this.#late);
      if (this.state) go("replaceState", whole(this.filters, this.state));
      this.state = null;
    }

    /** Before one leaves the page. */
    settle() {
      this.#flush();
    }
  }

  function go(how, address) {
    try {
      history[how](null, "", address);
    } catch { // a browser that allows a file no other address than its own, but for what is behind #
      const hash = new URL(address, location.href).hash;
      if (how === "pushState") location.hash = hash;
      else location.replace(hash || "#");
    }
  }

  search.address = { empty, read, says, Steps };
})();
