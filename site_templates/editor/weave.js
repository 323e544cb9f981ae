// Puts a change into a text without touching its other lines, however these are written.
"use strict";
(function (daylight) {
  const { diffArrays } = Libraries;

  /**
   * `original` with the change from `before` to `after`; `before` says the same as `original` in the way that we write.
   * Where a change falls on lines that are written in another way, just these lines are written in ours.
   */
  function weave(original, before, after) {
    if (before === after) return original;
    if (before === original) return after;
    const [old, own, changed] = [original, before, after].map((text) => text.split("\n"));
    const ways = boundaries(old, own);
    const woven = [];
    let done = 0;
    for (const hunk of widened(hunks(own, changed), ways)) {
      woven.push(...old.slice(done, ways.starts[hunk.from]), ...changed.slice(hunk.newFrom, hunk.newTo));
      done = ways.ends[hunk.to];
    }
    return [...woven, ...old.slice(done)].join("\n");
  }

  /** Whether two lines say the same, however they are spaced. */
  function alike(a, b) {
    return a === b || a.replace(/\s+/g, " ").trim() === b.replace(/\s+/g, " ").trim();
  }

  /** Where the boundary before each line of `own` stands in `old`, as the start and as the end of a stretch; undefined inside other ways of writing. */
  function boundaries(old, own) {
    const starts = [0], ends = [0];
    let i = 0, j = 0;
    for (const part of diffArrays(old, own, { comparator: alike })) {
      if (part.removed) i += part.count;
      else if (part.added) j += part.count;
      else {
        starts[j] = i;
        ends[j] ??= i;
        for (let k = 0; k < part.count; k++) starts[++j] = ends[j] = ++i;
      }
    }
    starts[own.length] ??= old.length;
    ends[own.length] = old.length;
    return { starts, ends };
  }

  /** The stretches of lines that differ. */
  function hunks(own, changed) {
    const found = [];
    let i = 0, j = 0, last = null;
    for (const part of diffArrays(own, changed)) {
      const size = part.count;
      if (!part.added && !part.removed) { i += size; j += size; last = null; continue; }
      if (!last) found.push((last = { from: i, to: i, newFrom: j, newTo: j }));
      if (part.removed) last.to = i += size;
      else last.newTo = j += size;
    }
    return found;
  }

  /** `found` grown until each begins and ends at a known boundary; those that meet are one. */
  function widened(found, { starts, ends }) {
    const grown = [];
    const rest = found.map((hunk) => ({ ...hunk }));
    while (rest.length) {
      const hunk = rest.shift();
      while (starts[hunk.from] === undefined) { hunk.from--; hunk.newFrom--; }
      for (;;) {
        const next = rest[0];
        if (next && next.from <= hunk.to) { rest.shift(); hunk.to = next.to; hunk.newTo = next.newTo; }
        else if (ends[hunk.to] === undefined) { hunk.to++; hunk.newTo++; }
        else break;
      }
      const before = grown[grown.length - 1];
      if (before && hunk.from < before.to) { before.to = hunk.to; before.newTo = hunk.newTo; }
      else grown.push(hunk);
    }
    return grown;
  }

  daylight.weave = weave;
})(globalThis.daylight);
