// The words of `validate`: its messages by their English, as the build of these pages has brought them along.
"use strict";
(function (daylight) {
  const LONGEST = 60;
  const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;
  const NAMES = new Map([[true, "True"], [false, "False"], [null, "None"]]);

  function say(message) {
    const said = daylight.messages[message];
    if (said === undefined) throw new Error(`no such message: ${message}`);
    return said;
  }

  /** A message with values in the place of its {names}. */
  function fill(message, values) {
    return say(message).replace(/\{(\w+)\}/g, (_whole, name) => String(values[name]));
  }

  /** A value as Python says it. */
  function spoken(value) {
    return NAMES.get(value) ?? (typeof value === "object" ? JSON.stringify(value) : String(value));
  }

  /** A value as a message shows it: on one line, cut, with invisible characters spelled out. */
  function quoted(value) {
    const text = [...spoken(value).replace(UNSEEN, (c) => `<U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}>`)];
    return text.length > LONGEST ? `“${text.slice(0, LONGEST).join("")}…”` : `“${text.join("")}”`;
  }

  Object.assign(daylight, { say, fill, spoken, quoted });
})(globalThis.daylight);
