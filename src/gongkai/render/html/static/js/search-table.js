"use strict";

/** The results as a table that spreadsheets open: CSV, with the columns of the directory's own. */
(() => {
  const search = window.gongkaiSearch;
  const HEAD = ["事项编码", "领域", "一级事项", "二级事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道和载体", "公开对象", "公开方式", "公开层级"];
  const FORMULA = /^(\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r])/;

  /** A cell, with an apostrophe before what a spreadsheet would take for a formula. */
  function cell(text) {
    const safe = FORMULA.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll("\"", "\"\"")}"` : safe;
  }

  function row(item) {
    return [
      item.code, item.domains.join("、"), item.category, item.name, item.content.join("\n"), item.basis.join("\n"), item.time,
      item.owners.join("、"), item.of("channel").join("\n"), item.audience.join("\n"), item.of("method").join("、"), item.of("level").join("、"),
    ];
  }

  /** The text of the table; its first character tells spreadsheets how it is written. */
  function csv(items) {
    return "\ufeff" + [HEAD, ...items.map(row)].map((cells) => cells.map(cell).join(",") + "\r\n").join("");
  }

  /** Hands the reader a file. */
  function save(name, text) {
    const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    const link = search.make("a", { href: address, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  search.table = { csv, save };
})();
