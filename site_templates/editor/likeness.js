// How alike two words are, as Python's difflib counts it: the editor and `validate` mean the same word when they ask "did you mean".
"use strict";
(function (daylight) {
  /** Twice the share of characters that the longest common pieces cover (Ratcliff and Obershelp, 1988). */
  function ratio(a, b) {
    return a.length + b.length ? (2 * matched(a, b)) / (a.length + b.length) : 1;
  }

  function matched(a, b) {
    const { at, bt, size } = longest(a, b);
    if (!size) return 0;
    return matched(a.slice(0, at), b.slice(0, bt)) + size + matched(a.slice(at + size), b.slice(bt + size));
  }

  function longest(a, b) {
    let best = { at: 0, bt: 0, size: 0 };
    let before = [];
    for (let i = 0; i < a.length; i++) {
      const here = [];
      for (let j = 0; j < b.length; j++) {
        if (a[i] !== b[j]) continue;
        here[j] = (before[j - 1] ?? 0) + 1;
        if (here[j] > best.size) best = { at: i - here[j] + 1, bt: j - here[j] + 1, size: here[j] };
      }
      before = here;
    }
    return best;
  }

  /** The word of `words` that `given` most resembles, if it resembles one: at least 0.6, and of equals the later in order. */
  function nearest(given, words) {
    const scored = words.map((word) => ({ word, score: ratio([...word], [...given]) })).filter((one) => one.score >= 0.6);
    scored.sort((x, y) => y.score - x.score || (x.word < y.word ? 1 : -1));
    return scored.length ? scored[0].word : "";
  }

  daylight.nearest = nearest;
})(globalThis.daylight);
