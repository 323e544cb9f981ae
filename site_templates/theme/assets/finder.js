/* The finder: every word of two characters or more in the texts of records.py, found by way of small files of a static site.

   What the files hold is told in generator/search/. They are scripts that call daylightFinder(kind, name, data), so that they load from a
   folder on disk as well, and under a policy that allows scripts of the site alone. Nothing is asked for before somebody types. */
(function () {
  "use strict";
  if (window.daylightFinder) return;

  const ROOT = new URL("../", document.currentScript.src).href;
  const PAGE = 20; // hits at a time
  const OFFERED = 8; // hits under the box in the head of a page
  const LONG = 8; // words of more characters are looked up in some places first, and then in the texts that have these
  const FEW = 4; // places of a long word at a time
  const DEARER = 4; // how many files of texts weigh as much as a file of words
  const LESS = 0.5; // how much less it counts that a text says the same in other words
  const NEAR = 16; // characters of which some are looked for where nothing has them all
  const MEANT = 2; // how much more than two characters a word counts that lists say instead of one in the question
  const PAUSE = 120; // milliseconds without a key before a query is worth asking
  const UNIT = ",";
  const NUMBERS = 65536; // for the records of a unit

  // --- files ------------------------------------------------------------------------------------------------------

  const asked = new Map();
  const answers = new Map();
  let version = "";

  window.daylightFinder = (kind, name, data) => answers.set(`${kind}/${name}`, kind === "words" ? paired(data) : data);

  /** `word list word list` by word. */
  function paired(told) {
    const parts = told.split(" ");
    return new Map(parts.filter((_, i) => i % 2 === 0).map((word, i) => [word, parts[2 * i + 1]]));
  }

  /** What a file of data holds, asked for once. */
  function load(kind, name) {
    const key = `${kind}/${name}`;
    if (!asked.has(key)) {
      asked.set(key, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `${ROOT}finder/${kind === "index" ? "index" : key}.js${version && `?${version}`}`;
        const fail = () => { asked.delete(key); reject(new Error(`${key} cannot be read`)); };
        script.onload = () => { script.remove(); if (answers.has(key)) resolve(answers.get(key)); else fail(); };
        script.onerror = () => { script.remove(); fail(); };
        document.head.append(script);
      }));
    }
    return asked.get(key);
  }

  /** What is known of the whole: units, kinds, places, facets, and how lists are written. */
  async function whole() {
    const index = await load("index", "");
    if (!index.ready) {
      version = index.version;
      index.digit = new Map(Array.from(index.digits[0], (digit, value) => [digit, value]));
      index.bit = new Map(index.places.map(([sign], i) => [sign, 1 << i]));
      index.starts = index.units.map(([, , counts]) => counts.reduce((sums, n) => sums.concat(sums[sums.length - 1] + n), [0]));
      index.ready = true;
    }
    return index;
  }

  /** Calls `visit(record, place)` for each entry of a list; a record's number is its unit's, then its own in the unit. */
  function read(index, list, visit) {
    const last = index.digits[1];
    const leading = index.digit.size - last;
    let unit = 0;
    let place = UNIT;
    let value = 0;
    for (const sign of list) {
      const digit = index.digit.get(sign);
      if (digit === undefined) place = sign;
      else if (digit >= last) value = value * leading + digit - last;
      else {
        value = value * last + digit;
        if (place === UNIT) unit = value;
        else visit(unit * NUMBERS + value, place);
        value = 0;
      }
    }
  }

  /** Where a record's own text is, and of what unit and kind it is. */
  function locate(index, record) {
    const unit = Math.floor(record / NUMBERS);
    const own = record % NUMBERS;
    const starts = index.starts[unit];
    const kind = starts.findIndex((start, i) => own < starts[i + 1]);
    const [name, , slice] = index.kinds[kind];
    const nth = own - starts[kind];
    return { unit, kind, file: `${index.units[unit][0] || "_"}/${name}-${Math.floor(nth / slice)}`, nth: nth % slice };
  }

  /** A record as it is shown: its address and its pieces of text by place. */
  async function text(index, record) {
    const { file, nth } = locate(index, record);
    const [address, places] = (await load("texts", file))[nth];
    return { record, address, places };
  }

  function everything(index) {
    const records = new Map();
    index.starts.forEach((starts, unit) => {
      for (let own = 0; own < starts[starts.length - 1]; own++) records.set(unit * NUMBERS + own, 0);
    });
    return records;
  }

  // --- words ------------------------------------------------------------------------------------------------------

  const IGNORED = new Set("《》〈〉\ufeff");

  /** A character in the form in which texts and queries are compared (as normal.py has it). */
  function form(character) {
    return IGNORED.has(character) ? "" : character.normalize("NFKC").toLowerCase();
  }

  function wordsOf(query) {
    const forms = Array.from(query, form).join("");
    return Array.from(new Set(forms.split(/[\s\x85\x1c-\x1f]+/).filter(Boolean)));
  }

  function fileOf(index, one, two) {
    const [files, buckets] = index.words;
    const product = one.codePointAt(0) * 40503 + two.codePointAt(0) * 60493;
    return String(((product >>> 6) % buckets) % files);
  }

  /** The places that have `word`, a bit for each, by record; exact, for the reason that generator/search tells. */
  async function find(index, word) {
    const characters = Array.from(word);
    if (characters.length === 2) return begun(index, await lists(index, characters, 0), word);
    const ends = characters.length - 3;
    const at = Array.from({ length: ends + 1 }, (_, i) => i);
    const gram = (i) => characters.slice(i, i + 3).join("");
    if (characters.length > LONG) {
      const some = at.filter((i) => i % 3 === 0 || i === ends);
      const turns = Math.ceil(some.length / FEW);
      let likely = null;
      for (let turn = 0; turn < turns; turn++) { // each turn goes through the whole word in wide steps
        const own = some.filter((_, i) => i % turns === turn);
        const files = await Promise.all(own.map((i) => lists(index, characters, i)));
        likely = join(index, files, own.map(gram), likely);
        if (likely.size <= PAGE) return verify(index, likely, word);
      }
      const texts = new Set(Array.from(likely.keys(), (record) => locate(index, record).file));
      if (texts.size <= DEARER * (at.length - some.length)) return verify(index, likely, word);
    }
    const files = await Promise.all(at.map((i) => lists(index, characters, i)));
    const found = join(index, files, at.map(gram));
    at.forEach((i) => {
      for (let end = i + 4; end <= characters.length; end++) {
        const absent = files[i].get(characters.slice(i, end).join(""));
        if (absent) read(index, absent, (record, place) => take(found, record, index.bit.get(place)));
      }
    });
    return found;
  }

  function lists(index, characters, i) {
    return load("words", fileOf(index, characters[i], characters[i + 1]));
  }

  /** The places that have the two characters `word`, before a third or at an end: those of all grams that begin with them. */
  function begun(index, file, word) {
    const entries = [];
    for (const [gram, list] of file) {
      if (!gram.startsWith(word) || Array.from(gram).length > 3) continue; // longer ones are absent
      read(index, list, (record, place) => entries.push([Math.floor(record / NUMBERS), index.bit.get(place), record]));
    }
    entries.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]); // as a list has them
    const found = new Map();
    for (const [, bit, record] of entries) found.set(record, (found.get(record) || 0) | bit);
    return found;
  }

  /** The places that have all of `grams`, each looked up in its file; of those in `common`, if any are given. */
  function join(index, files, grams, common = null) {
    grams.forEach((gram, i) => {
      const own = new Map();
      read(index, files[i].get(gram) || "", (record, place) => {
        const before = common ? common.get(record) || 0 : -1;
        const bit = index.bit.get(place) & before;
        if (bit) own.set(record, (own.get(record) || 0) | bit);
      });
      common = own;
    });
    return common;
  }

  function take(found, record, bit) {
    if (!found.has(record)) return;
    const left = found.get(record) & ~bit;
    if (left) found.set(record, left);
    else found.delete(record);
  }

  /** Of `likely` the places whose texts do have `word`. */
  async function verify(index, likely, word) {
    const found = new Map();
    const texts = await Promise.all(Array.from(likely.keys(), (record) => text(index, record)));
    for (const { record, places } of texts) {
      for (const sign of Object.keys(places)) {
        if (!places[sign].some((piece) => spots(piece, [word]).length)) continue;
        found.set(record, (found.get(record) || 0) | index.bit.get(sign));
      }
    }
    return found;
  }

  /** The records that have every word, each with its rank: 0 where all stand in the name of a power, a unit or a law.
      Where a word stands only as one of `others(word)`, it counts half a rank less. */
  async function search(index, words, others = () => []) {
    if (!words.length) return everything(index);
    const found = await Promise.all(words.map((word) => ranked(index, word, others(word))));
    const ranks = new Map();
    for (const record of found[0].keys()) {
      if (found.every((own) => own.has(record))) ranks.set(record, found.reduce((sum, own) => sum + own.get(record), 0));
    }
    return ranks;
  }

  /** The records that have `word` or one of `others`, each with its best rank. */
  async function ranked(index, word, others) {
    const ranks = new Map();
    const found = await Promise.all([word].concat(others).map((one) => find(index, one)));
    found.forEach((records, i) => {
      for (const [record, places] of records) {
        const own = rank(index, index.kinds[locate(index, record).kind][3], places) + (i ? LESS : 0);
        ranks.set(record, Math.min(own, ranks.has(record) ? ranks.get(record) : Infinity));
      }
    });
    return ranks;
  }

  /** What lists say where people say `word`; `within`: also where they say it in a longer sentence. */
  function formal(index, word, within = false) {
    const said = index.everyday.filter(([everyday]) => (within ? word.includes(everyday) : word === everyday));
    return Array.from(new Set(said.flatMap(([, own]) => own)));
  }

  /** The best of the places that have a word; `title` is the rank of names of the record's kind. */
  function rank(index, title, bits) {
    return index.places.reduce((best, [, , own], i) => (bits & (1 << i) ? Math.min(best, i ? own : title) : best), Infinity);
  }

  // What questions are asked with, whatever they are about.
  const ASIDE = new Set((
    "怎么 怎样 么办 样办 办啥 要办 办吗 里办 哪办 在哪 去哪 要去 哪里 哪儿 哪个 哪些 多少 少钱 多久 几天 几点 什么 是什 么是 为啥 是不 不是 我想 想在 我的 要找 找谁 谁能 谁来 "
    + "向谁 归谁 谁管 可以 能不 不能 能吗 要不 不要 要吗 要批 批吗 罚吗 法吗 没有 有没 有什 有吗 是多 的人 的事 了吗 了怎 被人"
  ).split(" "));

  /** Where nothing has the whole of `words`: what has some two characters of them, or what lists say instead, those first that have
      the most and the rarest. The records with their ranks, and what of all that the first ones have. */
  async function nearest(index, words) {
    const twos = new Set(words.flatMap((word) => Array.from(word).slice(0, NEAR).map((one, i, all) => one + (all[i + 1] || ""))));
    const meant = words.flatMap((word) => formal(index, word, true));
    const asked = meant.concat(Array.from(twos).filter((two) => Array.from(two).length === 2 && !ASIDE.has(two)).slice(0, NEAR));
    const found = await Promise.all(asked.map((two) => find(index, two)));
    const all = everything(index).size;
    const scores = new Map();
    found.forEach((places, i) => {
      const weight = Math.log(all / (places.size || 1)) * (i < meant.length ? MEANT : 1);
      for (const [record, bits] of places) {
        const [name, , , title] = index.kinds[locate(index, record).kind];
        const own = (name === "power" || name === "page" ? 2 : 1) * weight / (1 + rank(index, title, bits) / 4);
        scores.set(record, (scores.get(record) || 0) + own);
      }
    });
    const best = Array.from(scores).sort((a, b) => b[1] - a[1]).slice(0, PAGE);
    const ranks = new Map(best.filter(([, score]) => score > best[0][1] / 3).map(([record, score]) => [record, -score]));
    return { ranks, words: asked.filter((_, i) => Array.from(ranks.keys()).some((record) => found[i].has(record))) };
  }

  /** Best first; hits of one rank in the order of kinds, then of units, then within the unit. */
  function order(index, ranks) {
    const hits = Array.from(ranks, ([record, own]) => [own, locate(index, record).kind, record]);
    return hits.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]).map((hit) => hit[2]);
  }

  // --- facets -----------------------------------------------------------------------------------------------------

  /** All facets as [name, label, [value, label, records]*]; made when they are first wanted. */
  function facetsOf(index) {
    if (!index.sets) {
      const kinds = index.kinds.map(([name, label]) => [name, label, new Set()]);
      const units = index.units.map(([id, label]) => [id, label, new Set()]);
      for (const record of everything(index).keys()) {
        const { kind, unit } = locate(index, record);
        kinds[kind][2].add(record);
        units[unit][2].add(record);
      }
      const others = index.facets.map(([name, label, values]) => [name, label, values.map(([value, title, list]) => {
        const records = new Set();
        read(index, list, (record) => records.add(record));
        return [value, title, records];
      })]);
      index.sets = [["kind", "种类", kinds], ["unit", "单位", units.filter(([id]) => id)]].concat(others);
    }
    return index.sets;
  }

  /** The records that pass all choices, and for each facet how many more each value would let pass. */
  function narrow(index, ranks, chosen) {
    const facets = facetsOf(index);
    const allowed = facets.map(([name, , values]) => {
      const own = chosen.get(name);
      return own ? values.filter(([value]) => own.has(value)).map(([, , records]) => records) : null;
    });
    const stopped = new Map(); // the one facet that keeps a record out; -1 where none does
    for (const record of ranks.keys()) {
      const against = [];
      allowed.forEach((sets, i) => { if (sets && !sets.some((set) => set.has(record))) against.push(i); });
      if (against.length < 2) stopped.set(record, against.length ? against[0] : -1);
    }
    const counts = facets.map(([, , values], i) => values.map(([, , records]) => {
      let count = 0;
      const [few, many] = records.size < stopped.size ? [records, stopped] : [stopped.keys(), records];
      for (const record of few) {
        if (!many.has(record)) continue;
        const by = stopped.get(record);
        if (by === -1 || by === i) count += 1;
      }
      return count;
    }));
    const hits = new Map();
    stopped.forEach((by, record) => { if (by === -1) hits.set(record, ranks.get(record)); });
    return { hits, counts };
  }

  // --- what is shown ----------------------------------------------------------------------------------------------

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const key of Object.keys(attributes)) made.setAttribute(key, attributes[key]);
    made.append(...children);
    return made;
  }

  /** Where in `piece` any of `words` stands, as [start, end] in the text as written, in order and apart. */
  function spots(piece, words) {
    let forms = "";
    const from = []; // for each unit of the form, the character that it comes from
    let at = 0;
    for (const character of piece) {
      const own = form(character);
      for (let i = 0; i < own.length; i++) from.push([at, at + character.length]);
      forms += own;
      at += character.length;
    }
    const found = [];
    for (const word of words) {
      for (let i = forms.indexOf(word); i >= 0; i = forms.indexOf(word, i + 1)) {
        found.push([from[i][0], from[i + word.length - 1][1]]);
      }
    }
    found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    return found.reduce((apart, [start, end]) => {
      const before = apart[apart.length - 1];
      if (before && start <= before[1]) before[1] = Math.max(before[1], end);
      else apart.push([start, end]);
      return apart;
    }, []);
  }

  /** `piece` with what was looked for marked; where it is long, what is around the first find. */
  function marked(piece, words, around) {
    const found = spots(piece, words);
    const first = found.length ? found[0][0] : 0;
    const start = first > around ? first - around : 0;
    const end = Math.min(piece.length, Math.max(first + 3 * around, start + 4 * around));
    const parts = [start ? "…" : ""];
    let at = start;
    for (const [from, to] of found.filter((spot) => spot[0] < end)) {
      parts.push(piece.slice(at, from), element("mark", {}, piece.slice(from, to)));
      at = to;
    }
    parts.push(at < end ? piece.slice(at, end) : "", Math.max(at, end) < piece.length ? "…" : "");
    return parts;
  }

  /** `name`, filled with a record's title; of what kind and unit it is; and where else its words were found. */
  function shown(index, { record, places }, words, name, around) {
    const { unit, kind } = locate(index, record);
    const title = places[index.places[0][0]][0];
    name.append(...marked(title, words, Infinity));
    const about = element("p", { class: "dl-meta" }, element("span", {}, index.kinds[kind][1]));
    if (index.units[unit][1] && index.kinds[kind][0] !== "unit") about.append(element("span", {}, index.units[unit][1]));
    const lines = new Map();
    for (const word of words.filter((one) => !spots(title, [one]).length)) {
      for (const [sign, label] of index.places) {
        const piece = (places[sign] || []).find((one) => spots(one, [word]).length);
        if (piece === undefined) continue;
        const from = element("span", { class: "dl-hit-label" }, label);
        lines.set(piece, element("p", { class: "dl-hit-place" }, from, ...marked(piece, words, around)));
        break;
      }
    }
    return [name, about, ...lines.values()];
  }

  function said(words, short, count, others = [], more = 0) {
    const also = more ? `${count ? "；" : "没有找到。"}按正式的说法“${others.join("”“")}”${count ? "又" : ""}找到 ${more} 条` : "";
    const note = short.length ? `（一个字的“${short.join("”“")}”太短，没有算在内）` : "";
    if (!words.length && short.length) return "请至少输入两个字。";
    return (count ? `找到 ${count} 条` : also ? "" : "没有找到。可以少写几个字，或者换一种说法") + also + note;
  }

  /** The addresses of all hits in their order: for other scripts, and for who wants to see that nothing is missing. */
  window.daylightFinder.search = async (query) => {
    const index = await whole();
    const texts = await Promise.all(order(index, await search(index, split(query).words)).map((record) => text(index, record)));
    return texts.map((one) => one.address);
  };

  function split(query) {
    const all = wordsOf(query);
    return { words: all.filter((word) => Array.from(word).length > 1), short: all.filter((word) => Array.from(word).length === 1) };
  }

  const BROKEN = "查找用的数据没有读到。请检查网络后再试，或者从上面的栏目里找。";

  /** Calls `ask` when typing pauses, never with half of a character that is being composed. */
  function onTyping(input, ask) {
    let timer = 0;
    let composing = false;
    const later = () => { clearTimeout(timer); if (!composing) timer = setTimeout(ask, PAUSE); };
    input.addEventListener("compositionstart", () => { composing = true; });
    input.addEventListener("compositionend", () => { composing = false; later(); });
    input.addEventListener("input", later);
  }

  // --- the box in the head of every page --------------------------------------------------------------------------

  function offer(input) {
    const list = element("ul", { role: "listbox", id: "dl-offers", class: "dl-offers", "aria-label": "查找结果", hidden: "" });
    const status = element("p", { role: "status", class: "dl-unseen" });
    input.closest("form").append(list, status);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]) {
      input.setAttribute(name, value);
    }
    let turn = 0;
    let active = -1;

    const close = () => {
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const point = (to) => {
      const options = list.children;
      if (options[active]) options[active].setAttribute("aria-selected", "false");
      active = to < -1 ? options.length - 1 : to; // before the first and behind the last is the box itself
      const option = options[active];
      if (!option) { active = -1; input.removeAttribute("aria-activedescendant"); return; }
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    };
    const ask = async () => {
      const mine = ++turn;
      const { words, short } = split(input.value);
      if (!words.length) { close(); status.textContent = short.length ? said(words, short, 0) : ""; return; }
      try {
        const index = await whole();
        const others = words.flatMap((word) => formal(index, word));
        const ranks = await search(index, words, (word) => formal(index, word));
        const texts = await Promise.all(order(index, ranks).slice(0, OFFERED).map((record) => text(index, record)));
        if (mine !== turn || document.activeElement !== input) return;
        close();
        list.replaceChildren(...texts.map((one, i) => option(i, ROOT + one.address, hit(index, one, words.concat(others)))), all(texts.length, ranks.size));
        list.hidden = false;
        input.setAttribute("aria-expanded", "true");
        status.textContent = said(words, short, ranks.size);
      } catch (error) {
        if (mine === turn) { close(); status.textContent = BROKEN; }
      }
    };
    const option = (i, target, children) => {
      return element("li", { role: "option", id: `dl-offer-${i}`, "aria-selected": "false", "data-target": target }, ...children);
    };
    const hit = (index, one, words) => shown(index, one, words, element("span", { class: "dl-hit-name" }), 12).slice(0, 3);
    const all = (i, count) => {
      const target = new URL(input.form.action);
      target.search = new URLSearchParams({ q: input.value });
      const name = element("span", { class: "dl-hit-name" }, count ? `全部 ${count} 条` : "没有找到，到查找页看看");
      return option(i, target.href, [name]);
    };
    const follow = (chosen) => { if (chosen) location.assign(chosen.dataset.target); };

    onTyping(input, ask);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || list.hidden) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        point(active + (event.key === "ArrowDown" ? 1 : -1));
      } else if (event.key === "Escape") {
        event.preventDefault();
        close();
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        follow(list.children[active]);
      }
    });
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
    list.addEventListener("click", (event) => follow(event.target.closest("li")));
    input.addEventListener("blur", close);
    if (input.value) ask();
  }

  // --- the finder's own page --------------------------------------------------------------------------------------

  function serve(form) {
    const input = form.querySelector("input");
    const status = document.getElementById("finder-status");
    const results = document.getElementById("finder-results");
    const more = document.getElementById("finder-more");
    const facets = document.getElementById("finder-facets");
    const chosen = new Map(); // the values that hits are narrowed to, by facet
    let turn = 0;
    let hits = [];
    let words = [];

    const recall = () => {
      const asked = new URLSearchParams(location.search);
      input.value = asked.get("q") || "";
      chosen.clear();
      for (const [name, value] of asked) {
        if (name !== "q") chosen.set(name, (chosen.get(name) || new Set()).add(value));
      }
    };
    const remember = () => {
      const state = new URLSearchParams();
      if (input.value.trim()) state.append("q", input.value.trim());
      chosen.forEach((values, name) => values.forEach((value) => state.append(name, value)));
      const query = state.toString();
      try {
        history.replaceState(null, "", location.pathname + (query && `?${query}`));
      } catch (error) {
        // a page that was opened from disk may not change its address
      }
    };
    const ask = async () => {
      const mine = ++turn;
      remember();
      const asked = split(input.value);
      const idle = !asked.words.length && (asked.short.length > 0 || !chosen.size);
      results.setAttribute("aria-busy", "true");
      try {
        const index = await whole();
        const exact = await search(index, asked.words);
        const others = asked.words.flatMap((word) => formal(index, word));
        const wide = others.length ? await search(index, asked.words, (word) => formal(index, word)) : exact;
        const near = wide.size ? null : await nearest(index, asked.words);
        if (mine !== turn) return;
        const { hits: passed, counts } = narrow(index, near ? near.ranks : wide, chosen);
        hits = idle ? [] : order(index, passed);
        words = near ? near.words : asked.words.concat(others);
        choices(index, counts);
        const page = await Promise.all(hits.slice(0, PAGE).map((record) => text(index, record)));
        if (mine !== turn) return;
        results.replaceChildren(...page.map((one) => item(index, one)));
        more.hidden = hits.length <= PAGE;
        const own = near ? 0 : hits.filter((record) => exact.has(record)).length;
        const told = said(asked.words, asked.short, own, others, near ? 0 : hits.length - own);
        status.textContent = idle && !asked.short.length ? "" : near && hits.length ? `没有找到完全一样的。下面 ${hits.length} 条含有其中一些字，最接近的在前` : told;
        results.setAttribute("aria-busy", "false");
      } catch (error) {
        if (mine === turn) status.textContent = BROKEN;
      }
    };
    const item = (index, one) => {
      const link = element("a", { href: ROOT + one.address, class: "dl-hit-name" });
      return element("li", { class: "dl-hit" }, ...shown(index, one, words, link, 30));
    };
    const add = async () => {
      const mine = turn;
      const from = results.children.length;
      try {
        const index = await whole();
        const page = await Promise.all(hits.slice(from, from + PAGE).map((record) => text(index, record)));
        if (mine !== turn || results.children.length !== from) return;
        results.append(...page.map((one) => item(index, one)));
        more.hidden = hits.length <= results.children.length;
        results.children[from].querySelector("a").focus();
      } catch (error) {
        status.textContent = BROKEN;
      }
    };
    const choices = (index, counts) => {
      const focused = document.activeElement && document.activeElement.id;
      const unfolded = new Set(Array.from(facets.querySelectorAll("details[open]"), (one) => one.id));
      facets.replaceChildren(...facetsOf(index).map(([name, label, values], i) => {
        const own = chosen.get(name) || new Set();
        const rows = values.map(([value, title], j) => [value, title, counts[i][j]]).filter(([value, , count]) => count || own.has(value));
        if (!["risk", "kind", "status"].includes(name)) rows.sort((a, b) => b[2] - a[2]);
        const group = element("details", { class: "dl-facet", id: `facet-${name}` }, element("summary", {}, label),
          element("ul", {}, ...rows.map((row) => choice(name, row, own))));
        group.hidden = !rows.length;
        group.open = unfolded.has(group.id) || own.size > 0;
        return group;
      }));
      if (focused && focused.startsWith("choice-") && document.getElementById(focused)) document.getElementById(focused).focus();
    };
    const choice = (name, [value, title, count], own) => {
      const box = element("input", { type: "checkbox", id: `choice-${name}-${value}` });
      box.checked = own.has(value);
      box.addEventListener("change", () => {
        const values = chosen.get(name) || new Set();
        if (box.checked) values.add(value);
        else values.delete(value);
        if (values.size) chosen.set(name, values);
        else chosen.delete(name);
        ask();
      });
      return element("li", {}, box, element("label", { for: box.id }, title, element("span", { class: "dl-facet-count" }, ` ${count}`)));
    };
    /** Arrow keys go through the hits, from the box down and back up into it. */
    const walk = (event) => {
      if (event.isComposing || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
      const stops = [input].concat(Array.from(results.querySelectorAll("a")));
      const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
      if (next) { event.preventDefault(); next.focus(); }
    };

    onTyping(input, ask);
    form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
    more.addEventListener("click", add);
    input.addEventListener("keydown", walk);
    results.addEventListener("keydown", walk);
    window.addEventListener("popstate", () => { recall(); ask(); });
    results.closest(".dl-finder-page").hidden = false;
    if (window.matchMedia("(min-width: 60em)").matches) facets.parentElement.open = true;
    recall();
    ask();
  }

  for (const input of document.querySelectorAll("input[data-finder]")) offer(input);
  const own = document.getElementById("finder");
  if (own) serve(own);
})();
