"use strict";

/** One result: what the item is, who discloses it, when and where; and where the terms are, if not in these. */
(() => {
  const search = window.gongkaiSearch;
  const { make } = search;
  const AROUND = 12;
  const MOST = 3;

  /** The entry of an item in the list of results. */
  function result(directory, item, terms) {
    const marked = (text, sounds = directory.sounds) => search.text.marked(text, terms, sounds);
    const link = make("a", { href: search.link(item.href) }, marked(item.name));
    const place = [...item.domains, item.category].filter(Boolean).join(" / ");
    return make("li", { class: "result" },
      make("p", { class: "result-place" }, make("span", { class: "code" }, marked(item.code, null)), " ", make("bdi", {}, marked(place))),
      make("h3", {}, make("bdi", {}, link)),
      facts(item, marked),
      ...reasons(directory, item, terms));
  }

  function facts(item, marked) {
    const said = [
      ["公开主体", item.owners.join("、"), undefined],
      ["公开时限", item.time, null],
      ["公开渠道", item.of("channel").join("、"), null],
    ];
    const shown = said.filter(([, text]) => text);
    return make("dl", { class: "result-facts" }, ...shown.map(([label, text, sounds]) =>
      make("div", {}, make("dt", {}, label), make("dd", {}, make("bdi", {}, marked(text, sounds))))));
  }

  /** For each term that none of the lines above has: the element where it is. */
  function reasons(directory, item, terms) {
    const above = [item.code, item.name, item.category, ...item.domains, ...item.owners];
    const plain = [item.time, ...item.of("channel")];
    const has = (texts, term, sounds) => texts.some((text) => search.text.spans(text, [term], sounds).length);
    const open = terms.filter((term) => !has(above, term, directory.sounds) && !has(plain, term, null));
    const found = new Map();
    for (const term of open) {
      const [label, text] = elements(item).find(([, text]) => has([text], term, null)) ?? [];
      if (label) found.set(text, label);
    }
    return [...found].slice(0, MOST).map(([text, label]) => make("p", { class: "result-why" },
      make("span", {}, label), " ", make("bdi", {}, search.text.marked(text, terms, null, AROUND))));
  }

  function elements(item) {
    const all = {
      公开内容: item.content, 公开依据: item.basis, 公开对象: item.audience, 公开层级: item.of("level"),
      公开方式: item.of("method"), 权责和服务事项: item.entries, 类型: item.of("power"),
    };
    return Object.entries(all).flatMap(([label, texts]) => texts.map((text) => [label, text]));
  }

  search.result = result;
})();
