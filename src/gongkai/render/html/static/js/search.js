"use strict";

/** The search box of every page: what it finds while one types, and the key that leads to it. */
(() => {
  const ASSETS = new URL(".", document.currentScript.src);
  const ROOT = new URL("..", ASSETS);
  const NEEDED = ["search-text.js", "search-match.js", "search-index.js"];
  const BEST = 8;
  const PAGES = 3;
  let loading;

  /** Makes an element with its attributes and children. */
  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  /** Runs a script of the site. */
  function insert(name) {
    return new Promise((resolve, reject) => {
      const script = make("script", { src: new URL(name, ASSETS).href });
      script.addEventListener("load", resolve);
      script.addEventListener("error", () => {
        script.remove();
        reject(new Error(name));
      });
      document.head.append(script);
    });
  }

  /** What the search looks in; read when first asked for, and only once. */
  function load() {
    const missing = NEEDED.filter((name) => !document.querySelector(`script[src$="/${name}"]`));
    loading ??= Promise.all(missing.map(insert)).then(() => new search.Directory(window.gongkaiIndex));
    loading.catch(() => { loading = undefined; });
    return loading;
  }

  /** The whole address of a page of the site. */
  const link = (href) => new URL(href, ROOT).href;

  /** The address of the results for what is typed. */
  function results(query) {
    return link(query ? `search.html#${new URLSearchParams({ q: query })}` : "search.html");
  }

  const search = { make, load, link };
  window.gongkaiSearch = search;

  /** One search box with the list that opens below it: a combobox, as WAI-ARIA 1.2 has it. */
  class Box {
    constructor(form, number) {
      this.input = form.elements.q;
      this.list = make("ul", { role: "listbox", id: `find-list-${number}`, "aria-label": "搜索建议" });
      this.status = make("span", { role: "status", class: "visually-hidden" });
      this.options = [];
      this.active = -1;
      this.list.hidden = true;
      form.append(this.list, this.status);
      this.describe();
      this.listen(form);
    }

    describe() {
      const said = { role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": this.list.id };
      for (const [name, value] of Object.entries(said)) this.input.setAttribute(name, value);
    }

    listen(form) {
      this.input.addEventListener("focus", () => load().catch(() => {}));
      this.input.addEventListener("input", () => this.update());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.input.addEventListener("blur", () => this.close());
      this.list.addEventListener("pointerdown", (event) => event.preventDefault());
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => this.click(event));
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        location.assign(results(this.input.value.trim()));
      });
    }

    async update() {
      const query = this.input.value;
      if (!query.trim()) return this.close();
      const directory = await load().catch(() => null);
      if (directory && query === this.input.value) this.open(directory, query.trim());
    }

    open(directory, query) {
      const terms = search.text.terms(query);
      const found = directory.find({ terms, chosen: [] });
      const pages = directory.pagesFor(terms).slice(0, PAGES);
      const options = [
        ...pages.map((page) => this.option(directory, terms, page.kind, page.name, `${page.count} 项`, page.href)),
        ...Array.from(found.order.slice(0, BEST), (number) => this.item(directory, terms, directory.items[number])),
        make("li", { class: "find-all" }, found.order.length ? `全部 ${found.order.length} 项结果` : "没有找到,看看怎么办"),
      ];
      options[options.length - 1].href = results(query);
      this.show(options);
      this.tell(found.order.length, pages.length);
    }

    item(directory, terms, item) {
      return this.option(directory, terms, item.code, item.name, item.domains.join("、"), item.href);
    }

    option(directory, terms, kind, name, beside, href) {
      const title = make("bdi", { class: "find-name" }, search.text.marked(name, terms, directory.sounds));
      const option = make("li", {}, make("span", { class: "find-kind" }, kind), title, make("span", { class: "find-beside" }, beside));
      option.href = link(href);
      return option;
    }

    show(options) {
      this.select(-1);
      options.forEach((option, number) => {
        option.id = `${this.list.id}-${number}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
      });
      this.options = options;
      this.list.replaceChildren(...options);
      this.list.hidden = false;
      this.input.setAttribute("aria-expanded", "true");
    }

    tell(items, pages) {
      const also = pages ? `,另有 ${pages} 个分类页` : "";
      this.status.textContent = items || pages ? `${items} 项结果${also},用上下箭头选择` : "没有找到";
    }

    close() {
      this.select(-1);
      this.options = [];
      this.list.hidden = true;
      this.status.textContent = "";
      this.input.setAttribute("aria-expanded", "false");
    }

    select(number) {
      this.options[this.active]?.setAttribute("aria-selected", "false");
      this.active = number;
      const option = this.options[number];
      if (!option) return this.input.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", option.id);
    }

    /** The option so many further; before the first and after the last is none. */
    move(step) {
      const places = this.options.length + 1;
      this.select(((this.active + 1 + step + places) % places) - 1);
    }

    key(event) {
      if (event.isComposing) return;
      if (event.key === "ArrowDown" && this.list.hidden) this.update();
      else if (this.list.hidden) return;
      else if (event.key === "ArrowDown") this.move(1);
      else if (event.key === "ArrowUp") this.move(-1);
      else if (event.key === "Escape") this.close();
      else if (event.key === "Enter" && this.active >= 0) location.assign(this.options[this.active].href);
      else return;
      event.preventDefault();
    }

    click(event) {
      const option = event.target.closest("[role=option]");
      if (option) location.assign(option.href);
    }
  }

  /** Whether keys that are pressed there are typed into something. */
  function typing(element) {
    return element.matches?.("input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]");
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const boxes = [...document.querySelectorAll("#finder-query, .find input")];
    const box = boxes.find((one) => one.getClientRects().length);
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  document.querySelectorAll("form.find").forEach((form, number) => new Box(form, number));
})();
