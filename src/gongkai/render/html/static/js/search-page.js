"use strict";

/** The page of the search: what is typed and chosen, and the items that have it. */
(() => {
  const search = window.gongkaiSearch;
  const { make } = search;
  const SOME = 50;
  const NEAR = 4;
  const at = (id) => document.getElementById(id);

  class Finder {
    constructor(directory) {
      this.directory = directory;
      this.box = at("finder-query");
      this.steps = new search.address.Steps(directory.filters);
      this.filters = new search.Filters(directory, at("filters"), (filter, value, on) => this.choose(filter, value, on));
      this.listen();
      this.arrive();
    }

    listen() {
      this.box.addEventListener("input", () => this.typed());
      this.box.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.steps.settle();
        at("results").querySelector("a")?.focus();
      });
      at("sort").addEventListener("change", (event) => this.change({ sort: event.target.value }));
      at("more").addEventListener("click", () => this.more());
      at("copy").addEventListener("click", () => this.copy());
      at("download").addEventListener("click", () => this.download());
      at("results").addEventListener("click", () => this.steps.settle());
      at("finder").addEventListener("keydown", (event) => this.key(event));
      for (const name of ["popstate", "hashchange"]) addEventListener(name, () => this.arrive());
      addEventListener("pagehide", () => this.steps.settle());
    }

    /** Shows what the address says. A place in the page is no search: what is shown stays, and is said again. */
    arrive() {
      const elsewhere = location.hash.length > 1 && !search.address.says(location.hash);
      if (!elsewhere || !this.state) this.state = search.address.read(this.directory.filters, location);
      if (this.box.value !== this.state.query) this.box.value = this.state.query;
      at("sort").value = this.state.sort;
      this.steps.replace(this.state);
      this.show();
    }

    typed() {
      this.state = { ...this.state, query: this.box.value, unknown: [] };
      this.steps.replace(this.state);
      this.show();
    }

    /** Another choice: a step of its own. */
    change(some) {
      this.state = { ...this.state, ...some, unknown: [] };
      this.box.value = this.state.query;
      this.steps.push(this.state);
      this.show();
    }

    choose(filter, value, on) {
      const chosen = this.state.chosen.map((values) => new Set(values));
      if (on) chosen[filter].add(value);
      else chosen[filter].delete(value);
      this.change({ chosen });
    }

    find(state) {
      const terms = search.text.terms(state.query);
      return { terms, ...this.directory.find({ terms, chosen: state.chosen, sort: state.sort }) };
    }

    show() {
      const { terms, order, counts } = this.find(this.state);
      this.terms = terms;
      this.order = order;
      this.filters.show(this.state.chosen, counts);
      this.shown = 0;
      at("results").replaceChildren();
      this.append();
      at("count").textContent = order.length ? `共 ${order.length} 项` : "没有找到";
      at("download").disabled = !order.length;
      this.showChosen();
      this.showUnknown();
      this.showNothing();
    }

    append() {
      const some = Array.from(this.order.slice(this.shown, this.shown + SOME), (number) => this.directory.items[number]);
      at("results").append(...some.map((item) => search.result(this.directory, item, this.terms)));
      this.shown += some.length;
      const left = this.order.length - this.shown;
      at("more").hidden = !left;
      at("more").textContent = `再看 ${Math.min(left, SOME)} 项`;
    }

    /** The next results; whoever works with the keyboard goes on at the first of them. */
    more() {
      const next = this.shown;
      this.append();
      at("results").children[next]?.querySelector("a").focus();
    }

    /** What is chosen, each to be taken away by a click. */
    showChosen() {
      const { chosen } = this.state;
      const chips = this.directory.filters.flatMap((filter, number) => [...chosen[number]].map((value) =>
        this.chip(`${filter.label}:`, filter.values[value], () => this.choose(number, value, false))));
      if (this.terms.length) chips.unshift(this.chip("含:", this.state.query.trim(), () => this.change({ query: "" })));
      if (chips.length) chips.push(this.button("清除全部", () => this.clear(), "chip clear"));
      at("chips").replaceChildren(...chips.map((chip) => make("li", {}, chip)));
      at("chips").hidden = !chips.length;
    }

    chip(label, value, remove) {
      const button = this.button("", remove, "chip");
      button.append(make("span", { class: "visually-hidden" }, "去掉条件 "), make("bdi", {}, label + value), make("span", { "aria-hidden": "true" }, " ×"));
      return button;
    }

    /** A button that goes when it is pressed: whoever pressed it goes on at the box. */
    button(text, press, kind) {
      const button = make("button", { type: "button", class: kind }, text);
      button.addEventListener("click", () => {
        press();
        if (!button.isConnected) this.box.focus();
      });
      return button;
    }

    clear() {
      this.change(search.address.empty(this.directory.filters));
    }

    showUnknown() {
      const { unknown } = this.state;
      at("told").hidden = !unknown.length;
      at("told").textContent = unknown.length ? `本目录没有网址里的这些条件,已略过:${unknown.join(";")}` : "";
    }

    /** What to do when nothing is found. */
    showNothing() {
      const place = at("nothing");
      place.hidden = this.order.length > 0;
      if (place.hidden) return place.replaceChildren();
      const ways = this.near();
      place.replaceChildren(
        make("p", {}, ways.length ? "没有事项同时符合这些条件。可以这样放宽:" : "目录里没有这样的事项。换一个说法试试:少输几个字,或者只输拼音首字母。"),
        make("ul", {}, ...ways.map((way) => make("li", {}, this.button(`${way.text},有 ${way.count} 项`, () => this.change(way.state), "way")))));
    }

    /** Searches that differ little and find something, those first that find the least: they are the nearest. */
    near() {
      const counted = (ways) => [...ways].map((way) => ({ ...way, count: this.find(way.state).order.length })).filter((way) => way.count);
      const little = counted([...this.fewer(), ...this.shorter()]);
      const ways = little.length ? little : counted(this.alone());
      return ways.sort((a, b) => a.count - b.count).slice(0, NEAR);
    }

    /** Without one of the conditions. */
    *fewer() {
      const { chosen } = this.state;
      for (const [number, filter] of this.directory.filters.entries()) {
        if (!chosen[number].size) continue;
        const others = chosen.map((values, other) => (other === number ? new Set() : values));
        yield { text: `去掉「${filter.label}」的条件`, state: { ...this.state, chosen: others } };
      }
      for (const term of this.terms.length > 1 ? this.terms : []) {
        const query = this.terms.filter((other) => other !== term).join(" ");
        yield { text: `去掉「${term}」`, state: { ...this.state, query } };
      }
    }

    /** With a part of a term that nothing has. */
    *shorter() {
      for (const term of this.terms) {
        const part = this.part(term);
        const query = this.terms.map((other) => (other === term ? part : other)).join(" ");
        if (part && part !== term) yield { text: `把「${term}」改成「${part}」`, state: { ...this.state, query } };
      }
    }

    /** Each term for itself, or what of it there is, with no filter. */
    *alone() {
      for (const query of this.terms.map((term) => this.part(term)).filter(Boolean)) {
        yield { text: `只找「${query}」`, state: { ...search.address.empty(this.directory.filters), query } };
      }
    }

    /** A term that something has, or the longest part of it that something has. */
    part(term) {
      const found = this.find({ ...search.address.empty(this.directory.filters), query: term }).order.length;
      return found ? term : this.directory.nearest(term) ?? "";
    }

    key(event) {
      const links = [...at("results").querySelectorAll("h3 a")];
      const here = links.indexOf(event.target);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.isComposing || (here < 0 && event.target !== this.box)) return;
      if (event.key === "Escape") this.leave(event);
      else if (step && here + step >= -1) {
        event.preventDefault();
        (links[here + step] ?? (here + step < 0 ? this.box : at("more"))).focus();
      }
    }

    /** Esc: an empty box, ready to be typed into. */
    leave(event) {
      event.preventDefault();
      this.box.value = "";
      this.box.focus();
      if (this.state.query) this.typed();
    }

    async copy() {
      this.steps.settle();
      const done = await copied(location.href);
      this.say(at("copy"), done ? "已复制" : "请从地址栏复制");
    }

    download() {
      const items = Array.from(this.order, (number) => this.directory.items[number]);
      search.table.save(`${this.directory.place}公开事项查找结果.csv`, search.table.csv(items));
    }

    /** Shows for a moment, on the button and to screen readers, what became of it. */
    say(button, text) {
      button.dataset.text ??= button.textContent;
      button.textContent = text;
      at("count").textContent = text;
      setTimeout(() => {
        button.textContent = button.dataset.text;
        at("count").textContent = this.order.length ? `共 ${this.order.length} 项` : "没有找到";
      }, 2500);
    }
  }

  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch { // not allowed, or an old browser
      const field = make("textarea", {}, text);
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      return done;
    }
  }

  const finder = at("finder");
  search.load().then((directory) => {
    finder.hidden = false;
    new Finder(directory);
  }, () => {
    const told = "搜索用的文件没有读到,请刷新网页再试;也可以从上面的分类进去找。";
    finder.before(make("p", { class: "finder-broken", role: "alert" }, told));
  });
})();
