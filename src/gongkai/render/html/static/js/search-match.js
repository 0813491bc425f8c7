"use strict";

/** The directory as the search has it: which items match, how well, and how many of each kind. */
(() => {
  const search = window.gongkaiSearch;
  const NONE = 255;
  const NEVER = 65535;
  /** How well an element's hit ranks, the best first; one more where it is only spoken. */
  const CODE = 0, NAME_STARTS = 2, NAME = 4, PLACE = 6, OWNER = 8, CONTENT = 10, REST = 12;
  const KEPT = 24;

  /** One filter: its values, and how addresses write them. */
  class Filter {
    constructor([name, label, choices]) {
      this.name = name;
      this.label = label;
      this.ids = choices.map((choice) => choice[0]);
      this.values = choices.map((choice) => choice[choice.length - 1]);
      this.folded = this.values.map(search.text.fold);
    }

    /** The number of a value, as an address or a reader writes it. */
    number(text) {
      const at = this.ids.indexOf(text);
      return at < 0 ? this.values.indexOf(text) : at;
    }
  }

  /** One item, read from its row. */
  class Item {
    constructor(directory, row, number) {
      [this.code, this.categoryText, this.nameText, this.timeText] = row;
      [this.contentList, this.basisList, this.audienceList, this.entriesList] = row.slice(4, 8);
      this.sets = row.slice(8).map((list) => directory.lists[list]);
      this.directory = directory;
      this.number = number;
      this.folded = search.text.fold(this.code);
    }

    get name() { return this.directory.texts[this.nameText]; }
    get category() { return this.directory.texts[this.categoryText]; }
    get time() { return this.directory.texts[this.timeText]; }
    get content() { return this.directory.list(this.contentList); }
    get basis() { return this.directory.list(this.basisList); }
    get audience() { return this.directory.list(this.audienceList); }
    get entries() { return this.directory.list(this.entriesList); }
    get domains() { return this.of("domain"); }
    get owners() { return this.of("department"); }
    get href() { return this.directory.addresses[this.number] ?? `items/${this.code}.html`; }

    /** The values that it has of a filter. */
    of(name) {
      const at = this.directory.at[name];
      return this.sets[at].map((value) => this.directory.filters[at].values[value]);
    }
  }

  class Directory {
    #known = new Map();

    constructor(index) {
      Object.assign(this, { place: index.place, texts: index.texts, lists: index.lists, addresses: index.addresses });
      this.filters = index.filters.map((filter) => new Filter(filter));
      this.at = Object.fromEntries(this.filters.map((filter, number) => [filter.name, number]));
      this.folded = this.texts.map(search.text.fold);
      this.sounds = new search.text.Sounds(index.readings);
      this.items = index.items.map((row, number) => new Item(this, row, number));
      this.spoken = new Set(this.items.flatMap((item) => [item.categoryText, item.nameText]));
      this.pages = index.pages.map(([kind, name, href, count]) => ({ kind, name, href, count, folded: search.text.fold(name) }));
    }

    /** The texts of a list. */
    list(number) {
      return this.lists[number].map((text) => this.texts[text]);
    }

    /** The items that have all terms and, of each filter that has any chosen, one of the values chosen.
     *  `order` are their numbers; `counts` how many there would be of each value, were its own filter not set. */
    find({ terms, chosen, sort }) {
      const { score, count } = this.#scores(terms);
      const wanted = this.filters.map((_, at) => (chosen[at]?.size ? chosen[at] : null));
      const counts = this.filters.map((filter) => new Uint32Array(filter.values.length));
      const keys = [];
      for (let number = 0; number < count; number++) {
        if (score[number] === NEVER) continue;
        const failed = failing(this.items[number], wanted);
        if (failed === -1) keys.push(sort === "table" ? number : score[number] * count + number);
        this.#count(counts, this.items[number], failed);
      }
      const order = Float64Array.from(keys).sort().map((key) => key % count);
      return { order, counts };
    }

    #count(counts, item, failed) {
      if (failed === -2) return;
      item.sets.forEach((values, at) => {
        if (failed === -1 || failed === at) for (const value of values) counts[at][value]++;
      });
    }

    /** How well each item matches all terms: the less, the better. */
    #scores(terms) {
      const count = this.items.length;
      const score = new Uint16Array(count);
      for (const term of terms) {
        const rank = this.#rank(term);
        for (let number = 0; number < count; number++) {
          score[number] = rank[number] === NONE || score[number] === NEVER ? NEVER : score[number] + rank[number];
        }
      }
      return { score, count };
    }

    /** How well each item matches one term. */
    #rank(term) {
      if (!this.#known.has(term)) {
        if (this.#known.size >= KEPT) this.#known.delete(this.#known.keys().next().value);
        this.#known.set(term, this.#ranked(term));
      }
      return this.#known.get(term).rank;
    }

    /** The rank of each item, and what of the texts was hit: with one more letter, it is some of that. */
    #ranked(term) {
      const letters = search.text.Sounds.typed(term);
      const before = this.#known.get(term.slice(0, -1))?.texts;
      const hit = (folded, spoken) => this.#hit(folded, term, spoken ? letters : null);
      const texts = this.folded.map((folded, number) => (!before || before[number] ? hit(folded, this.spoken.has(number)) : 0));
      const values = this.filters.map((filter) => filter.folded.map((folded) => hit(folded, true)));
      const lists = this.lists.map((list) => list.some((text) => texts[text] === 1 || texts[text] === 2));
      const rank = Uint8Array.from(this.items, (item) => this.#rankOf(item, term, { texts, values, lists }));
      return { rank, texts };
    }

    /** 0: not there; 1: written at the beginning; 2: written; 3: spoken at the beginning; 4: spoken. */
    #hit(folded, term, letters) {
      const at = folded.indexOf(term);
      if (at >= 0) return at ? 2 : 1;
      const span = letters && this.sounds.find(folded, letters);
      return span ? (span[0] ? 4 : 3) : 0;
    }

    #rankOf(item, term, { texts, values, lists }) {
      const { domain, department } = this.at;
      const of = (at) => Math.min(...item.sets[at].map((value) => spokenLess(values[at][value])));
      const name = texts[item.nameText];
      return Math.min(
        item.folded === term ? CODE : item.folded.startsWith(term) ? NAME_STARTS : item.folded.includes(term) ? REST : NONE,
        name ? [NAME_STARTS, NAME, NAME_STARTS + 1, NAME + 1][name - 1] : NONE,
        PLACE + Math.min(spokenLess(texts[item.categoryText]), of(domain)),
        OWNER + of(department),
        lists[item.contentList] ? CONTENT : NONE,
        texts[item.timeText] || this.#rest(item, values, lists) ? REST : NONE,
      );
    }

    #rest(item, values, lists) {
      return lists[item.basisList] || lists[item.audienceList] || lists[item.entriesList]
        || ["level", "method", "channel", "power"].some((name) => {
          const at = this.at[name];
          return item.sets[at].some((value) => values[at][value] === 1 || values[at][value] === 2);
        });
    }

    /** The pages whose name has all terms, those first that begin with one. */
    pagesFor(terms) {
      const rank = (page) => terms.map((term) => this.#hit(page.folded, term, search.text.Sounds.typed(term)) || NONE);
      const found = this.pages.map((page) => ({ page, rank: Math.max(...rank(page)) }));
      return found.filter((one) => one.rank < NONE).sort((a, b) => a.rank - b.rank).map((one) => one.page);
    }

    /** The longest part of a term that anything has, if it is not the whole; of pinyin, only its beginning. */
    nearest(term) {
      const letters = search.text.Sounds.typed(term);
      for (let length = term.length - 1; length > 1; length--) {
        for (let from = 0; from + length <= (letters ? length : term.length); from++) {
          const part = term.slice(from, from + length);
          if (this.#has(part, letters && search.text.Sounds.typed(part))) return part;
        }
      }
      return null;
    }

    #has(term, letters) {
      const names = this.filters.flatMap((filter) => filter.folded);
      return names.some((folded) => this.#hit(folded, term, letters))
        || this.folded.some((folded, number) => this.#hit(folded, term, this.spoken.has(number) ? letters : null));
    }
  }

  /** 0 for what is written, 1 for what is only spoken. */
  const spokenLess = (hit) => (hit ? (hit > 2 ? 1 : 0) : NONE);

  /** Which filter alone keeps an item out: its number, -1 if none does, -2 if several do. */
  function failing(item, wanted) {
    let failed = -1;
    for (let at = 0; at < wanted.length; at++) {
      if (!wanted[at] || item.sets[at].some((value) => wanted[at].has(value))) continue;
      if (failed !== -1) return -2;
      failed = at;
    }
    return failed;
  }

  search.Directory = Directory;
})();
