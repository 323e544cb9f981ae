// Which ids there are, which values name them, and what is wrong where one names nothing or two are the same.
"use strict";
(function (daylight) {
  const { fill, quoted, say } = daylight;

  const NOWHERE = {
    law: "There is no law {name} in catalog/laws/.",
    article: "Article {name} is not among the articles registered for this law.",
    unit: "There is no unit {name}.",
    department: "This unit has no department {name}.",
    post: "This unit has no post {name}.",
    power: "There is no power {name} in this unit.",
    rule: "The unit's rule library has no rule {name}.",
    risk: "The unit has no risk {name}.",
    flow: "The unit has no flow {name}.",
    node: "The flow has no step or end {name}.",
    field: "There is no focus field {name}.",
    link: "The focus field has no link {name}.",
    alert_scheme: "There is no alert scheme {name} in catalog/alert-schemes/.",
  };

  /** Calls `tell(trail, value)` for each value that `pattern` (field names, "*" for each entry of a list) leads to. */
  function walk(data, pattern, tell, trail = []) {
    if (data === null || data === undefined) return;
    if (trail.length === pattern.length) return tell(trail, data);
    const step = pattern[trail.length];
    if (step !== "*") return typeof data === "object" && !Array.isArray(data) ? walk(data[step], pattern, tell, [...trail, step]) : undefined;
    if (Array.isArray(data)) data.forEach((item, i) => walk(item, pattern, tell, [...trail, i]));
  }

  /** What an entry declares: {target: {id: name}}. */
  function declared({ kind, id, data }) {
    const own = daylight.declares.own[kind];
    const found = own && id ? { [own.target]: { [id]: data?.[own.name] ?? id } } : {};
    for (const { target, list, key, name } of daylight.declares.inside[kind] ?? []) {
      found[target] ??= {};
      walk(data, [...list, "*"], (_trail, item) => { if (typeof item?.[key] === "string") found[target][item[key]] = item[name] ?? item[key]; });
    }
    return found;
  }

  /** All names that values of an entry may use: those of the build, those in drafts, and its own as it is now. */
  class Register {
    constructor(entry, unit, drafts) {
      this.entry = entry;
      this.unit = unit;
      this.drafts = drafts;
      this.refresh();
    }

    refresh() {
      const { entry } = this;
      const all = [...this.drafts, { kind: entry.kind, unit: entry.unit, id: entry.id, data: entry.data }];
      const near = all.filter((one) => one.unit === "" || one.unit === entry.unit);
      this.extra = near.map(declared);
      if (entry.kind === "flow") this.nodes = { ...declared({ kind: entry.kind, id: "", data: entry.data }).node };
    }

    /** {id: name} of what may stand at a mention, or null where that is not known. */
    candidates({ target, scope }, data, trail) {
      const names = daylight.city.names;
      if (target === "node") return scope ? this.unit.nodes[around(data, trail)[scope]] ?? null : this.nodes;
      if (target === "article") return names.article[around(data, trail).law] ?? null;
      if (target === "link") return names.link[around(data, trail).field] ?? null;
      const base = this.unit.names[target] !== undefined ? this.unit.names[target] : names[target];
      if (base === null || base === undefined) return null;
      const extra = this.extra.map((one) => one[target] ?? {});
      const foreign = target === "power" && scope === "city" ? daylight.city.powers : {};
      return Object.assign({}, base, ...extra, foreign);
    }
  }

  /** The fields that stand beside the value at `trail`. */
  function around(data, trail) {
    return trail.slice(0, -1).reduce((value, step) => value?.[step], data) ?? {};
  }

  /** Each mention in `data`: {mention, trail, id}. */
  function mentions(kind, data) {
    const found = [];
    for (const mention of daylight.references[kind] ?? []) {
      walk(data, mention.pattern, (trail, value) => { if (typeof value === "string") found.push({ mention, trail, id: value }); });
    }
    return found;
  }

  /** The mention that a value at `trail` would be, if any. */
  function mentionAt(kind, trail) {
    const fits = (pattern) => pattern.length === trail.length && pattern.every((step, i) => (step === "*" ? typeof trail[i] === "number" : step === trail[i]));
    return (daylight.references[kind] ?? []).find(({ pattern }) => fits(pattern));
  }

  function dangling(entry, data, register) {
    return mentions(entry.kind, data).flatMap(({ mention, trail, id }) => {
      const known = register.candidates(mention, data, trail);
      const own = mention.target === "article" ? articleOf(id) : mention.scope === "city" ? id.replace(`${entry.unit}/`, "") : id;
      if (known === null || own === null || own in known) return [];
      const near = daylight.nearest(own, Object.keys(known));
      const cure = mention.target === "article"
        ? fill("Check the number; if it is right, add it to articles in catalog/laws/{law}.yml.", { law: around(data, trail).law })
        : say("Check the spelling; if it is right, add what is named.");
      const hint = near ? fill("Did you mean {name}?", { name: near }) : cure;
      return [{ trail, rule: "dangling-reference", message: fill(NOWHERE[mention.target], { name: quoted(own) }), hint }];
    });
  }

  /** The article of a citation: 第三十条 of 第三十条第二款第（一）项; null of what is none. */
  function articleOf(citation) {
    return /^第[^条]+条(?:之[一二三四五六七八九十]+)?/.exec(citation)?.[0] ?? null;
  }

  function doubled(entry, data) {
    return (daylight.scopes[entry.kind] ?? []).flatMap((patterns) => {
      const seen = new Set(entry.kind === "flow" ? ["start"] : []);
      const found = [];
      for (const pattern of patterns) {
        walk(data, pattern, (trail, value) => {
          if (seen.has(value)) {
            const message = fill("The identifier {name} is used already, in {path}.", { name: quoted(value), path: entry.path });
            found.push({ trail, rule: "duplicate-identifier", message, hint: say("Give one of the two another identifier.") });
          }
          seen.add(value);
        });
      }
      return found;
    });
  }

  /** Every fault of an entry that can be known here. */
  function faults(entry, register) {
    const { data } = entry;
    const found = [...daylight.misfits(entry.kind, data), ...dangling(entry, data, register), ...doubled(entry, data)];
    const key = (fault) => fault.trail.map((step) => (typeof step === "number" ? String(step).padStart(5, "0") : step)).join("/");
    return found.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }

  Object.assign(daylight, { Register, mentionAt, faults, declared });
})(globalThis.daylight);
