// Unfinished work, kept by this browser until it is handed in or thrown away.
"use strict";
(function (daylight) {
  const PREFIX = "daylight-draft:";

  /** Keep what an entry says now; nothing where it says what was loaded. False where the browser keeps nothing. */
  function keep(entry) {
    const name = PREFIX + entry.path;
    try {
      if (!entry.isChanged) localStorage.removeItem(name);
      else localStorage.setItem(name, JSON.stringify({ kind: entry.kind, unit: entry.unit, id: entry.id, loaded: entry.loaded, text: entry.text }));
      return true;
    } catch {
      return false;
    }
  }

  function drop(path) {
    try { localStorage.removeItem(PREFIX + path); } catch { /* nothing was kept */ }
  }

  /** The draft of a path: {path, kind, unit, id, loaded, text}, or null. */
  function find(path) {
    try {
      const said = JSON.parse(localStorage.getItem(PREFIX + path));
      return said && typeof said.text === "string" && typeof said.loaded === "string" ? { path, ...said } : null;
    } catch {
      return null;
    }
  }

  function all() {
    try {
      return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX)).sort().map((name) => find(name.slice(PREFIX.length))).filter(Boolean);
    } catch {
      return [];
    }
  }

  daylight.drafts = { keep, drop, find, all };
})(globalThis.daylight);
