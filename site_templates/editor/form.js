// The form of an entry, drawn from its schema: labels are the schema's titles, help its descriptions, choices in Chinese.
// It shows what the file says, also where that is wrong, and changes nothing that nobody touched.
"use strict";
(function (daylight) {
  const { h } = daylight;
  const { FORM, ofKind, inside } = daylight.shapes;
  const LONG = 200;
  const NUMBER = new RegExp(daylight.dialect.integer);

  const key = (trail) => trail.join(".") || "top";
  const isFields = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const isNothing = (value) => value === undefined || value === null;

  class Form {
    /** `changed()` is called after each change to `entry`. */
    constructor(entry, register, changed) {
      Object.assign(this, { entry, register, changed, opened: new Set() });
      this.element = h("div", { class: "form" });
    }

    draw(focus = document.activeElement?.id) {
      this.data = this.entry.data;
      this.choices = [];
      const shape = ofKind(this.entry.kind);
      this.element.replaceChildren(...this.fields(shape, []));
      if (focus) document.getElementById(focus)?.focus();
    }

    valueAt(trail) {
      return trail.reduce((value, step) => value?.[step], this.data);
    }

    /** A change that lets the form look otherwise. */
    rebuild(focus) {
      this.changed();
      this.draw(focus);
    }

    // --- writing ---

    /** Write `value` at `trail`, and what is around it where that is not there yet. */
    put(trail, value) {
      this.reach(trail);
      this.entry.write(trail, value);
      this.data = this.entry.data;
      this.changed();
    }

    /** Make sure that there is something at `trail`. */
    reach(trail) {
      let shape = ofKind(this.entry.kind);
      trail.forEach((step, i) => {
        const child = inside(shape, step);
        const around = trail.slice(0, i);
        const there = trail.slice(0, i + 1).reduce((value, part) => value?.[part], this.entry.data);
        const isAbsent = there === undefined || (there === null && i + 1 < trail.length);
        if (isAbsent && typeof step === "string") {
          const empty = i + 1 < trail.length ? {} : null;
          if (there === null) this.entry.remove([...around, step]);
          this.entry.addField(around, step, empty, Object.keys(shape.node.properties ?? {}), isShort(child));
        }
        shape = child;
      });
    }

    // --- parts ---

    /** The parts of the fields at `trail`: those that are filled in or must be, and a way to the others. */
    fields(shape, trail) {
      const value = this.valueAt(trail) ?? {};
      const { required, unwanted } = wanted(shape.node, value);
      const known = Object.keys(shape.node.properties ?? {});
      const shown = known.filter((name) => name in value || required.has(name));
      const more = known.filter((name) => !shown.includes(name) && !unwanted.has(name));
      const strange = Object.keys(value).filter((name) => !known.includes(name));
      return [
        ...shown.map((name) => this.field(inside(shape, name), [...trail, name], required.has(name))),
        ...strange.map((name) => this.strange([...trail, name])),
        more.length > 0 && this.more(shape, trail, more),
      ].filter(Boolean);
    }

    field(shape, trail, isRequired) {
      if (isOneOf(shape.node)) return this.oneOf(shape, trail, isRequired);
      const { type } = shape.node;
      const value = this.valueAt(trail);
      if (Array.isArray(type)) return this.nexts(shape, trail, isRequired);
      const isWhole = type === "object" || type === "array";
      const fits = isNothing(value) || (type === "object" ? isFields(value) : type === "array" ? Array.isArray(value) : typeof value !== "object");
      if (!fits) return this.misshapen(shape, trail, isWhole ? (type === "object" ? {} : []) : null);
      if (type === "object") return this.group(shape, trail, isRequired, () => this.fields(shape, trail));
      if (type === "array") return this.group(shape, trail, isRequired, () => this.list(shape, trail));
      return this.single(shape, trail, isRequired);
    }

    /** A frame with a name around several parts. */
    group(shape, trail, isRequired, content) {
      const name = title(shape, trail);
      return h("fieldset", { class: "group", id: key(trail), tabindex: -1, "data-trail": JSON.stringify(trail) },
        h("legend", {}, name, isRequired && h("span", { class: "must" }, "必填")),
        this.help(shape, trail),
        this.fault(trail),
        ...content(),
        !isRequired && typeof trail.at(-1) === "string" && this.removal(trail, `删去“${name}”`));
    }

    help(shape, trail) {
      const { description } = shape.node;
      const { lines, slug } = daylight.schemas["common.schema.json"].definitions;
      const isChosen = daylight.mentionAt(this.entry.kind, trail) !== undefined;
      // How lists and ids are written in a file is nothing to whoever adds and chooses here.
      const isOfFiles = description === lines.description || (isChosen && description === slug.description);
      const form = isChosen || shape.node[FORM] === lines.description ? "" : shape.node[FORM];
      const words = [isOfFiles ? "" : description, form].filter(Boolean).join(" ");
      return words ? h("p", { class: "help", id: `${key(trail)}.help` }, words) : null;
    }

    fault(trail) {
      return h("p", { class: "fault", id: `${key(trail)}.fault`, "data-fault": JSON.stringify(trail), hidden: true });
    }

    removal(trail, words) {
      const remove = () => { this.entry.remove(trail); this.rebuild(key(trail.slice(0, -1))); };
      return h("button", { type: "button", class: "quiet", onclick: remove }, words);
    }

    // --- one word, number or truth ---

    single(shape, trail, isRequired) {
      const id = key(trail), label = title(shape, trail);
      const control = this.control(shape, trail);
      const isOfList = typeof trail.at(-1) === "number";
      const help = isOfList ? null : this.help(shape, trail);
      const helped = [help && `${id}.help`, `${id}.fault`].filter(Boolean).join(" ");
      control.setAttribute("id", id);
      control.setAttribute("aria-describedby", helped);
      control.setAttribute("data-trail", JSON.stringify(trail));
      if (isRequired) control.setAttribute("aria-required", "true");
      return h("div", { class: "field" },
        h("label", { for: id }, label, isRequired && !isOfList && h("span", { class: "must" }, "必填")),
        help,
        h("div", { class: "row" }, control, !isRequired && this.removal(trail, h("span", {}, "删去", h("span", { class: "unseen" }, `“${label}”`)))),
        this.fault(trail));
    }

    control(shape, trail) {
      const mention = daylight.mentionAt(this.entry.kind, trail);
      const named = () => {
        const names = this.register.candidates(mention, this.data, trail);
        return names && Object.keys(names).map((id) => [id, names[id] === id ? id : `${names[id]}（${id}）`]);
      };
      if (mention && mention.target !== "article" && named()) return this.choice(trail, named);
      const { node } = shape;
      if (node.enum) return this.choice(trail, () => node.enum.map((value, i) => [value, node.enumDescriptions?.[i] ?? String(value)]));
      if (node.type === "boolean") return this.choice(trail, () => (node.const === undefined ? [true, false] : [node.const]).map((value) => [value, value ? "是" : "否"]));
      return this.words(shape, trail);
    }

    /** A list to choose from; `listed()` gives what there is to choose now: [[value, name]]. */
    choice(trail, listed) {
      let options = [];
      const select = h("select", {
        onchange: () => {
          const chosen = options[Number(select.value)]?.[0];
          if (chosen === undefined) return;
          this.put(trail, chosen);
          this.dropEmpty(trail.slice(0, -1));
          this.draw(key(trail));
        },
      });
      const fill = () => {
        const now = listed() ?? options;
        if (select.options.length && JSON.stringify(now) === JSON.stringify(options)) return;
        options = now;
        const value = this.valueAt(trail);
        const at = options.findIndex(([one]) => one === value);
        const unmet = isNothing(value) ? "请选择" : `${daylight.spoken(value)}（不在可选的里面）`;
        select.replaceChildren(...(at < 0 ? [h("option", { value: "", selected: true }, unmet)] : []),
          ...options.map(([, name], i) => h("option", { value: i, selected: i === at }, name)));
      };
      fill();
      this.choices.push(fill);
      return select;
    }

    /** Offer what has come to be since the form was drawn: a step just written is a next step. */
    renew() {
      for (const fill of this.choices) fill();
    }

    words(shape, trail) {
      const { node } = shape;
      const value = this.valueAt(trail);
      const text = isNothing(value) ? "" : daylight.spoken(value).replace(/\n$/, "");
      const isLong = node.type === "string" && (node.maxLength ?? 0) > LONG || text.includes("\n");
      const said = () => (control.value === "" ? null : node.type === "integer" && NUMBER.test(control.value) ? Number(control.value) : control.value);
      const listeners = {
        oninput: () => { this.put(trail, said()); fit(control); },
        onchange: () => this.tidy(trail),
      };
      const control = isLong ? h("textarea", { rows: Math.min(12, Math.max(2, Math.ceil(text.length / 38) + text.split("\n").length - 1)), ...listeners }, text)
        : h("input", { type: "text", value: text, autocomplete: "off", inputmode: node.type === "integer" ? "numeric" : false, placeholder: node.format === "date" ? "2026-03-01" : false, ...listeners });
      return control;
    }

    /** A field that need not be filled in and was emptied is no field any more. */
    tidy(trail) {
      const name = trail.at(-1), around = trail.slice(0, -1);
      if (this.valueAt(trail) !== null || typeof name !== "string") return;
      const shape = around.reduce(inside, ofKind(this.entry.kind));
      if (wanted(shape.node, this.valueAt(around) ?? {}).required.has(name)) return;
      this.entry.remove(trail);
      this.changed();
    }

    /** Drop the empty fields at `trail` that a choice has made out of place. */
    dropEmpty(trail) {
      const shape = trail.reduce(inside, ofKind(this.entry.kind));
      const value = this.valueAt(trail);
      if (!isFields(value)) return;
      const { unwanted } = wanted(shape.node, value);
      for (const name of unwanted) if (value[name] === null) this.entry.remove([...trail, name]);
    }

    // --- lists ---

    list(shape, trail) {
      const items = this.valueAt(trail) ?? [];
      const item = inside(shape, 0);
      const isWhole = item.node.type === "object";
      const names = title(shape, trail);
      const add = () => {
        const value = isWhole ? Object.fromEntries([...wanted(item.node, {}).required].filter((name) => !isPart(inside(item, name))).map((name) => [name, null])) : null;
        if (!Array.isArray(this.valueAt(trail))) { this.reach(trail); this.entry.replace(trail, []); }
        this.entry.addItem(trail, value, isShort(item));
        const added = [...trail, items.length];
        this.opened.add(key(added));
        this.changed();
        this.draw();
        document.getElementById(key(added))?.focus();
      };
      return [
        h("ol", { class: isWhole ? "parts" : "words" }, items.map((value, i) => this.item(item, [...trail, i], value, items.length))),
        h("button", { type: "button", class: "add", id: `${key(trail)}.add`, onclick: add }, `＋ 添加${names}`),
      ];
    }

    item(shape, trail, value, count) {
      const i = trail.at(-1);
      const place = `第 ${i + 1} 条`;
      const tools = h("div", { class: "tools", role: "group", "aria-label": `${place}的位置` },
        this.mover(trail, i, i - 1, "上移", i === 0), this.mover(trail, i, i + 1, "下移", i === count - 1),
        h("button", { type: "button", class: "quiet", "aria-label": `删除${place}`, onclick: () => { this.entry.remove(trail); this.rebuild(`${key(trail.slice(0, -1))}.add`); } }, "删除"));
      if (shape.node.type !== "object") return h("li", {}, this.field(shape, trail, true), tools);
      if (!isFields(value)) return h("li", {}, this.misshapen(shape, trail, {}), tools);
      const id = key(trail);
      const toggled = (event) => (event.target.open ? this.opened.add(id) : this.opened.delete(id));
      const details = h("details", { id, tabindex: -1, open: count <= 2 || this.opened.has(id), "data-trail": JSON.stringify(trail), ontoggle: toggled },
        h("summary", {}, h("span", { class: "number" }, place), " ", summary(shape, value)),
        this.fault(trail),
        ...this.fields(shape, trail));
      return h("li", {}, details, tools);
    }

    mover(trail, from, to, words, isOff) {
      const list = trail.slice(0, -1);
      const move = () => {
        this.entry.move(list, from, to);
        this.rebuild(key([...list, to]));
      };
      return h("button", { type: "button", class: "quiet", disabled: isOff, "aria-label": `${words}第 ${from + 1} 条`, onclick: move }, words);
    }

    // --- the odd ones ---

    /** One thing out of several: which, and then what. */
    oneOf(shape, trail, isRequired) {
      const value = this.valueAt(trail);
      const names = Object.keys(shape.node.properties);
      const chosen = isFields(value) ? Object.keys(value) : [];
      const id = `${key(trail)}.which`;
      const choose = (event) => {
        const name = event.target.value;
        if (!name) return;
        const part = inside(shape, name);
        this.reach(trail);
        this.entry.replace(trail, { [name]: isPart(part) ? {} : part.node.const ?? null });
        this.rebuild(id);
      };
      return this.group(shape, trail, isRequired, () => [
        h("div", { class: "field" }, h("label", { for: id }, "是哪一种"),
          h("select", { id, onchange: choose }, chosen.length !== 1 && h("option", { value: "" }, "请选择"),
            names.map((name) => h("option", { value: name, selected: chosen.length === 1 && chosen[0] === name }, title(inside(shape, name), [name]))))),
        ...this.fieldsOf(shape, trail, chosen),
      ]);
    }

    fieldsOf(shape, trail, names) {
      const known = shape.node.properties ?? {};
      return names.map((name) => (name in known ? this.field(inside(shape, name), [...trail, name], true) : this.strange([...trail, name])));
    }

    /** What comes next: one id, or several at the same time. */
    nexts(shape, trail, isRequired) {
      const value = this.valueAt(trail);
      if (!Array.isArray(value)) {
        const both = () => { this.reach(trail); this.entry.replace(trail, [value ?? null, null]); this.rebuild(key([...trail, 1])); };
        const field = this.single({ ...shape, node: { ...shape.node, type: "string" } }, trail, isRequired);
        field.append(h("button", { type: "button", class: "quiet", onclick: both }, "改成几个同时进行"));
        return field;
      }
      const one = () => { this.entry.replace(trail, value[0] ?? null); this.rebuild(key(trail)); };
      return this.group(shape, trail, isRequired, () => [...this.list(shape, trail), h("button", { type: "button", class: "quiet", onclick: one }, "改成只有一个")]);
    }

    /** A value that a form of its kind cannot show: it is shown as it is. */
    misshapen(shape, trail, empty) {
      const name = title(shape, trail);
      const redo = () => { this.entry.replace(trail, empty); this.rebuild(key(trail)); };
      return h("div", { class: "field", id: key(trail), tabindex: -1, "data-trail": JSON.stringify(trail) },
        h("p", { class: "label" }, name), h("pre", {}, JSON.stringify(this.valueAt(trail), null, 1)), this.fault(trail),
        h("button", { type: "button", class: "quiet", onclick: redo }, `清空“${name}”重新填`));
    }

    /** A field that the schema does not know. */
    strange(trail) {
      const name = trail.at(-1);
      return h("div", { class: "field", id: key(trail), tabindex: -1, "data-trail": JSON.stringify(trail) },
        h("p", { class: "label" }, name), h("pre", {}, JSON.stringify(this.valueAt(trail), null, 1)), this.fault(trail), this.removal(trail, `删去“${name}”`));
    }

    /** Buttons for the fields that may be filled in, too. */
    more(shape, trail, names) {
      const id = `${key(trail)}.more`;
      const add = (name) => () => {
        const part = inside(shape, name), place = [...trail, name];
        this.reach(place);
        if (part.node.type === "array") { this.entry.replace(place, []); this.opened.add(key([...place, 0])); }
        this.opened.add(key(place));
        this.rebuild(part.node.type === "array" ? `${key(place)}.add` : key(place));
      };
      const toggled = (event) => (event.target.open ? this.opened.add(id) : this.opened.delete(id));
      return h("details", { class: "more", id, open: this.opened.has(id), ontoggle: toggled }, h("summary", {}, `还可以填（${names.length} 项）`),
        h("div", { class: "chips" }, names.map((name) => h("button", { type: "button", title: inside(shape, name).node.description, onclick: add(name) }, `＋ ${title(inside(shape, name), [name])}`))));
    }

    // --- faults ---

    /** Show each fault at its field, or at the nearest thing around it that is shown. */
    tell(faults) {
      const slots = new Map();
      for (const slot of this.element.querySelectorAll("[data-fault]")) {
        slots.set(slot.dataset.fault, slot);
        slot.replaceChildren();
        slot.hidden = true;
      }
      for (const marked of this.element.querySelectorAll("[aria-invalid]")) marked.removeAttribute("aria-invalid");
      for (const fault of faults) {
        const trail = [...(fault.about ?? fault.trail)];
        while (trail.length && !slots.has(JSON.stringify(trail))) trail.pop();
        fault.shownAt = key(trail);
        const slot = slots.get(JSON.stringify(trail));
        if (!slot) continue;
        slot.hidden = false;
        slot.append(h("span", {}, fault.message, fault.hint && h("span", { class: "hint" }, ` ${fault.hint}`)));
        const control = document.getElementById(key(trail));
        if (control?.matches("input, select, textarea")) control.setAttribute("aria-invalid", "true");
      }
    }

    /** Bring the field of a fault into view, and all that is folded around it. */
    show(id) {
      const field = document.getElementById(id);
      for (let around = field; around; around = around.parentElement) if (around.tagName === "DETAILS") around.open = true;
      field?.scrollIntoView({ block: "center" });
      field?.focus({ preventScroll: true });
    }
  }

  function title(shape, trail) {
    const name = trail.at(-1);
    return typeof name === "number" ? `第 ${name + 1} 条` : shape.node.title ?? String(name ?? "");
  }

  /** What a folded entry of a list shows: its name, or the first of its words or choices. */
  function summary(shape, value) {
    const names = ["name", "title", "label", "measure", "circumstance", "article", "law", "stage", ...Object.keys(value)];
    const name = names.find((one) => typeof value[one] === "string");
    if (!name) return "";
    const { node } = inside(shape, name);
    const text = node.enumDescriptions?.[node.enum.indexOf(value[name])] ?? value[name];
    return text.length > 40 ? `${text.slice(0, 40)}…` : text;
  }

  function isPart(shape) {
    return shape.node.type === "object" || shape.node.type === "array";
  }

  function isOneOf(node) {
    return node.type === "object" && node.minProperties === 1 && node.maxProperties === 1;
  }

  /** Whether values of a shape are written on one line: a limit, a citation. */
  function isShort(shape) {
    const parts = Object.keys(shape.node.properties ?? {});
    return parts.length > 0 && parts.length <= 4 && parts.every((name) => !isPart(inside(shape, name)));
  }

  /** Which fields must be filled in, and which do not belong: by the schema, and by its conditions on other fields. */
  function wanted(node, value) {
    const required = new Set(node.required ?? []), unwanted = new Set();
    let rule = node;
    while (rule) {
      for (const name of rule === node ? [] : rule.required ?? []) required.add(name);
      for (const [name, part] of Object.entries(rule === node ? {} : rule.properties ?? {})) if (part === false) unwanted.add(name);
      rule = rule.if ? (holds(rule.if, value) ? rule.then : rule.else) : null;
    }
    return { required, unwanted };
  }

  function holds(condition, value) {
    const fits = ([name, part]) => !(name in value) || !("const" in part) || value[name] === part.const;
    return (condition.required ?? []).every((name) => name in value) && Object.entries(condition.properties ?? {}).every(fits);
  }

  function fit(control) {
    if (control.tagName !== "TEXTAREA") return;
    control.style.height = "auto";
    control.style.height = `${control.scrollHeight + 2}px`;
  }

  daylight.Form = Form;
})(globalThis.daylight);
