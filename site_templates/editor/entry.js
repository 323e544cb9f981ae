// One file of the catalogue being edited: its text as it was loaded, its values, and the changes made to them.
"use strict";
(function (daylight) {
  const { isMap, isSeq, isScalar } = Libraries;

  class Entry {
    /** `text` is the file as it stands, "" for a new one; `kind`, `unit` and `id` are what its path says. */
    constructor({ path, kind, unit, id, text }) {
      Object.assign(this, { path, kind, unit, id, loaded: text });
      this.lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
      this.plain = plainLines(text);
      const { document, lines } = daylight.yaml.read(this.plain);
      this.document = document;
      this.slips = text ? daylight.yaml.slips(document, lines) : [];
      if (!text) this.document = daylight.yaml.read(`${daylight.modeline(path, kind)}\n{}\n`).document;
      if (!text) this.document.contents.flow = false;
      this.before = this.slips.length ? this.plain : daylight.yaml.write(document);
    }

    /** The values, as `validate` sees them. */
    get data() {
      return this.document.toJS() ?? null;
    }

    /** The file as it is to be: with nothing changed, the very text that was loaded. */
    get text() {
      const after = daylight.yaml.write(this.document);
      if (!this.loaded) return after;
      const woven = daylight.weave(this.plain, this.before, after);
      const is = JSON.stringify(daylight.yaml.read(woven).document.toJS());
      const text = is === JSON.stringify(this.data) ? woven : after;
      return text === this.plain ? this.loaded : text.replaceAll("\n", this.lineEnd);
    }

    get isChanged() {
      return this.text !== this.loaded;
    }

    /** Take over a text that was worked on before (a draft). */
    resume(text) {
      const { document, lines } = daylight.yaml.read(plainLines(text));
      if (daylight.yaml.slips(document, lines).length === 0) this.document = document;
    }

    at(trail) {
      return trail.length ? this.document.getIn(trail, true) : this.document.contents;
    }

    /** Write a single word, number or truth at `trail`, where something stands already. */
    write(trail, value) {
      const node = this.at(trail);
      if (!isScalar(node)) return this.replace(trail, value);
      const closed = typeof node.value === "string" && node.value.endsWith("\n");
      if (typeof value === "string" && value.includes("\n")) {
        if (!String(node.type).startsWith("BLOCK")) node.type = "BLOCK_LITERAL";
        if (closed || !String(node.value).includes("\n")) value += "\n";
      } else if (typeof value === "string" && closed) {
        value += "\n";
      } else if (typeof value !== "string") {
        node.type = undefined;
      }
      delete node.source;
      node.value = value;
    }

    /** Put another value in the place of what stands at `trail`. */
    replace(trail, value) {
      const old = this.at(trail);
      const node = this.made(value);
      if (old) Object.assign(node, { commentBefore: old.commentBefore, comment: old.comment, spaceBefore: old.spaceBefore });
      this.document.setIn(trail, node);
    }

    /**
     * Add the field `name` to the fields at `trail`, in the place that `order` (names, as the schema has them) gives it.
     * `inLine` says that fields in it are written on one line.
     */
    addField(trail, name, value, order, inLine) {
      let map = this.at(trail);
      if (!isMap(map)) { this.replace(trail, {}); map = this.at(trail); map.flow = false; }
      const before = new Set(order.slice(0, order.indexOf(name)));
      let place = 0;
      map.items.forEach((pair, i) => { if (before.has(String(pair.key))) place = i + 1; });
      const pair = this.document.createPair(name, null);
      pair.value = this.made(value, inLine);
      map.items.splice(place, 0, pair);
    }

    /** Add an entry at the end of the list at `trail`; it is written like the one before it. */
    addItem(trail, value, inLine) {
      let list = this.at(trail);
      if (!isSeq(list)) { this.replace(trail, []); list = this.at(trail); }
      const last = list.items[list.items.length - 1];
      const node = this.made(value, inLine);
      if (last && last.flow !== undefined) node.flow = last.flow;
      if (!last && isMap(node)) list.flow = false;
      list.items.push(node);
    }

    remove(trail) {
      this.document.deleteIn(trail);
    }

    /** Move an entry of the list at `trail`. */
    move(trail, from, to) {
      const list = this.at(trail).items;
      list.splice(to, 0, ...list.splice(from, 1));
    }

    made(value, inLine = false) {
      const node = this.document.createNode(value);
      if (isMap(node) && inLine) node.flow = true;
      return node;
    }
  }

  function plainLines(text) {
    return text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  }

  daylight.Entry = Entry;
})(globalThis.daylight);
