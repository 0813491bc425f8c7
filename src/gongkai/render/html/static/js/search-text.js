"use strict";

/** Texts as the search compares them, and where in them it finds what was typed. */
(() => {
  const search = window.gongkaiSearch;
  const ODD = /[^\u4e00-\u9fff0-9a-z]/g;
  const NEVER_SPOKEN = /[^\p{L}\p{N}]/u;
  const UNFIT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
  const ALIKE = new Map(Object.entries({ "〔": "[", "【": "[", "〕": "]", "】": "]", "“": "\"", "”": "\"", "‘": "'", "’": "'" }));
  const LONGEST = 64;
  const MOST = 8;
  const known = new Map();

  /** One character without width and case; always one again, so that places stay the same. */
  function foldOne(character) {
    const plain = character.normalize("NFKC").toLowerCase();
    const one = plain.length === 1 ? plain : character;
    return /\s/.test(one) ? " " : ALIKE.get(one) ?? one;
  }

  /** A text without differences of width and case, of kinds of brackets and of white space. */
  function fold(text) {
    return text.replace(ODD, (character) => {
      if (!known.has(character)) known.set(character, foldOne(character));
      return known.get(character);
    });
  }

  /** The terms of what was typed, each once. */
  function terms(query) {
    const found = fold(query).split(" ").filter(Boolean).map((term) => term.slice(0, LONGEST));
    return [...new Set(found)].slice(0, MOST);
  }

  /** How characters are read: the syllables of each, by the index's table of the characters of each syllable. */
  class Sounds {
    constructor(readings) {
      this.of = new Map();
      this.starting = new Map();
      for (const [syllable, characters] of Object.entries(readings)) {
        for (const character of characters) {
          if (!this.of.has(character)) this.of.set(character, []);
          this.of.get(character).push(syllable);
        }
      }
    }

    /** A term as pinyin to look for, or null if it cannot be meant so. */
    static typed(term) {
      const letters = term.replaceAll("'", "").replaceAll("ü", "v");
      return /[a-z]/.test(letters) ? letters : null;
    }

    /** Where `letters` are first spoken in a folded text, from a place on: [begin, end], or null. */
    find(text, letters, from = 0) {
      const starts = this.#starting(letters[0]);
      for (let begin = from; begin < text.length; begin++) {
        const end = starts.has(text[begin]) && this.#end(text, letters, begin);
        if (end) return [begin, end];
      }
      return null;
    }

    /** The characters that a letter may stand for: most of a text is passed over by them. */
    #starting(letter) {
      if (!this.starting.has(letter)) {
        const spoken = [...this.of].filter(([, syllables]) => syllables.some((syllable) => syllable[0] === letter));
        this.starting.set(letter, new Set([letter, ...spoken.map(([character]) => character)]));
      }
      return this.starting.get(letter);
    }

    #end(text, letters, begin) {
      let places = [0];
      for (let at = begin; at < text.length && places.length; at++) {
        const next = this.#after(text[at], letters, places);
        if (next.includes(letters.length)) return at + 1;
        places = next.length || at === begin || !NEVER_SPOKEN.test(text[at]) ? next : places;
      }
      return 0;
    }

    /** How much of `letters` may be spoken after one more character: itself, its syllable or its initial. */
    #after(character, letters, places) {
      const next = [];
      const syllables = this.of.get(character) ?? [];
      for (const place of places) {
        if (letters[place] === character) add(next, place + 1);
        for (const syllable of syllables) {
          if (syllable[0] === letters[place]) spoken(next, syllable, letters, place);
        }
      }
      return next;
    }
  }

  /** The places after a syllable, whole, only its initial, or as far as one has typed. */
  function spoken(next, syllable, letters, place) {
    add(next, place + 1);
    if (syllable[1] === "h" && letters[place + 1] === "h") add(next, place + 2);
    if (letters.startsWith(syllable, place)) add(next, place + syllable.length);
    else if (syllable.startsWith(letters.slice(place))) add(next, letters.length);
  }

  function add(list, value) {
    if (!list.includes(value)) list.push(value);
  }

  /** The places of a text where any of the terms is: [begin, end] of each, apart and in order. */
  function spans(text, wanted, sounds) {
    const folded = fold(text);
    const found = wanted.flatMap((term) => {
      const written = every((from) => {
        const at = folded.indexOf(term, from);
        return at < 0 ? null : [at, at + term.length];
      });
      const letters = sounds && !written.length && Sounds.typed(term);
      return letters ? every((from) => sounds.find(folded, letters, from)) : written;
    });
    return merged(found);
  }

  function every(next) {
    const found = [];
    for (let span = next(0); span; span = next(span[1])) found.push(span);
    return found;
  }

  function merged(found) {
    const apart = [];
    for (const [begin, end] of found.sort((a, b) => a[0] - b[0])) {
      const last = apart[apart.length - 1];
      if (last && begin <= last[1]) last[1] = Math.max(last[1], end);
      else apart.push([begin, end]);
    }
    return apart;
  }

  /** A text with its hits marked, cut around the first one if `around` says how much is to stay before it. */
  function marked(text, wanted, sounds = null, around = 0) {
    const hits = spans(text, wanted, sounds);
    const begin = around && hits.length && hits[0][0] > around ? hits[0][0] - around : 0;
    const fragment = document.createDocumentFragment();
    let at = begin;
    if (begin) fragment.append("…");
    for (const [from, to] of hits) {
      fragment.append(text.slice(at, from), search.make("mark", {}, text.slice(from, to)));
      at = to;
    }
    fragment.append(text.slice(at));
    return fragment;
  }

  /** A text of an address without the characters that would turn the text around them. */
  const fit = (text) => text.replace(UNFIT, "\ufffd");

  search.text = { fold, terms, spans, marked, fit, Sounds };
})();
