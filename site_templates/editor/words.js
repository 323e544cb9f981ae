// What does not fit a schema, told once for each cause and in the words of `validate`: the same as in generator/schema_causes.py and
// generator/schema_words.py, over ajv's errors instead of jsonschema's. A test holds the two together.
"use strict";
(function (daylight) {
  const { say, fill, quoted } = daylight;
  const { FORM, describe } = daylight.shapes;

  const WAYS = ["enum", "type", "const", "pattern", "format"];
  const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

  let validators = null;

  /** Every way in which `data` is not what its kind asks for: [{trail, rule, message, hint}]. */
  function misfits(kind, data) {
    const validate = validator(kind);
    if (validate(data)) return [];
    const problems = validate.errors.map((error) => problem(error, data)).filter((one) => one.keyword !== "if" && !one.schemaPath.includes("/contains/"));
    return causes(problems).flatMap((one) => explain(one, kind)).map((fault) => ({ ...fault, rule: "schema" }));
  }

  function validator(kind) {
    if (!validators) {
      const ajv = new Libraries.Ajv({ allErrors: true, verbose: true, strict: false, addUsedSchema: false });
      ajv.addFormat("date", isDate);
      ajv.addFormat("regex", isRegex);
      for (const [name, schema] of Object.entries(daylight.schemas)) ajv.addSchema(schema, name);
      validators = ajv;
    }
    return validators.getSchema(`${kind}.schema.json`);
  }

  function isDate(text) {
    const found = DATE.exec(text);
    if (!found) return false;
    const [year, month, day] = found.slice(1).map(Number);
    const date = new Date(Date.UTC(2000, 0, 1));
    date.setUTCFullYear(year, month - 1, day);
    return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  }

  /** Whether Python, which is what patterns are written for, knows a pattern: it writes named groups in its own way. */
  function isRegex(text) {
    if (/\(\?<[^=!]/.test(text)) return false;
    try { return Boolean(new RegExp(text.replaceAll("(?P<", "(?<"))); } catch { return false; }
  }

  /** An error of ajv with its place as a trail. */
  function problem(error, data) {
    let value = data;
    const trail = error.instancePath.split("/").slice(1).map((part) => {
      const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
      const step = Array.isArray(value) ? Number(name) : name;
      value = value[step];
      return step;
    });
    const keyword = error.keyword === "false schema" ? "not" : error.keyword;
    return { ...error, keyword, trail, instance: value, bound: error.schema };
  }

  // --- causes ---

  function causes(problems) {
    const groups = new Map();
    for (const one of problems) {
      const key = JSON.stringify(one.trail);
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(one);
    }
    const around = new Set(), misplaced = new Set();
    for (const here of groups.values()) {
      const { trail } = here[0];
      trail.forEach((_step, i) => around.add(JSON.stringify(trail.slice(0, i))));
      if (here.some((one) => one.keyword === "not")) misplaced.add(JSON.stringify(trail.slice(0, -1)));
    }
    return [...groups].flatMap(([key, here]) => {
      const scene = { here, hasInner: around.has(key), hasMisplaced: misplaced.has(key) };
      return here.filter((one) => !isExplained(one, scene));
    });
  }

  function isExplained(one, { here, hasInner, hasMisplaced }) {
    const has = (keyword) => here.some((other) => other.keyword === keyword);
    if (one.keyword === "required") {
      const meant = here.filter((other) => other.keyword === "additionalProperties").map(near);
      return meant.includes(one.params.missingProperty) || (one.schemaPath.includes("/then/") && hasMisplaced);
    }
    if (one.keyword === "minProperties" || one.keyword === "maxProperties") return has("additionalProperties");
    if (one.keyword === "contains") return hasInner || has("minItems");
    if (WAYS.includes(one.keyword)) {
      const isSingle = ["string", "number", "boolean"].includes(typeof one.instance);
      return one.keyword !== (isSingle ? WAYS : ["type", ...WAYS]).find(has);
    }
    return false;
  }

  /** The field that an unknown one resembles, or "". */
  function near(one) {
    return daylight.nearest(one.params.additionalProperty, Object.keys(one.parentSchema.properties));
  }

  // --- words ---

  function explain(one, kind) {
    const scene = {
      ...one,
      described: describe(kind, one.trail),
      name: (trail) => fieldName(kind, trail),
      describe: (trail) => describe(kind, trail),
    };
    scene.field = scene.name(one.trail);
    scene.value = quoted(one.instance);
    scene.help = scene.described.description ?? "";
    return [(EXPLANATIONS[one.keyword] ?? other)(scene)];
  }

  function fieldName(kind, trail) {
    const { title } = describe(kind, trail);
    const own = [...trail].reverse().find((step) => typeof step === "string") ?? "";
    return title && own ? `“${title}”（${own}）` : `“${title || own}”`;
  }

  function required(scene) {
    const trail = [...scene.trail, scene.params.missingProperty];
    const part = scene.describe(trail);
    const hint = part.description || choices(part) || say("Add it.");
    return { trail: scene.trail, about: trail, message: fill("{field} is missing.", { field: scene.name(trail) }), hint };
  }

  function unknown(scene) {
    const name = scene.params.additionalProperty;
    const meant = near(scene);
    const names = Object.keys(scene.parentSchema.properties).join("、");
    const hint = meant ? didYouMean(meant) : fill("The fields here are: {names}.", { names });
    return { trail: [...scene.trail, name], message: fill("There is no field {name} here.", { name: quoted(name) }), hint };
  }

  function notAChoice(scene) {
    const values = scene.described.enum ?? [], names = scene.described.enumDescriptions ?? [];
    const given = daylight.spoken(scene.instance);
    const meant = values.find((_value, i) => names[i] === given) ?? daylight.nearest(given, values.map(String));
    const hint = (meant !== "" ? didYouMean(meant) + " " : "") + choices(scene.described);
    return { trail: scene.trail, message: fill("{value} is not one of the values of {field}.", scene), hint };
  }

  function type(scene) {
    const { instance } = scene;
    const isNothing = instance === null, isWhole = typeof instance === "object";
    const message = isNothing ? "{field} is empty." : isWhole ? "{field} needs another form of value." : "{value} is not what {field} needs.";
    const form = choices(scene.described) || say(FORMS[[scene.bound].flat()[0]]);
    return { trail: scene.trail, message: fill(message, scene), hint: `${scene.help} ${form}`.trim() };
  }

  function pattern(scene) {
    const help = `${scene.help} ${scene.described[FORM] ?? ""}`.trim();
    const hint = help || say("It may not be empty, and may not begin or end with a space.");
    return { trail: scene.trail, message: fill("{value} does not have the form of {field}.", scene), hint };
  }

  function length(scene) {
    const count = [...scene.instance].length;
    const message = fill("{field} has {count} characters; {bound} is the limit.", { ...scene, count });
    return { trail: scene.trail, message, hint: scene.help || say("Say it in fewer words.") };
  }

  function notHere(scene) {
    const hint = say("A decision has branches and no next; every other step has next and no branches.");
    return { trail: scene.trail, message: fill("{field} does not belong here.", scene), hint };
  }

  function twice(scene) {
    return { trail: scene.trail, message: fill("{field} names the same thing twice.", scene), hint: say("Keep one of the two.") };
  }

  /** Explains by one sentence, with the field's own help as the cure. */
  function sentence(message, bound = (scene) => scene.bound) {
    return (scene) => ({ trail: scene.trail, message: fill(message, { ...scene, bound: bound(scene) }), hint: scene.help });
  }

  const other = sentence("{value} does not fit {field}.");
  const tooFew = sentence("{field} has too few entries; it needs {bound}.", ({ bound }) => (typeof bound === "object" ? bound.const ?? 1 : bound));
  const range = sentence("{value} is out of range for {field}; {bound} is the limit.");
  const oneOf = sentence("{field} must name just one thing.");

  const EXPLANATIONS = {
    required, additionalProperties: unknown, enum: notAChoice, const: other, type, pattern, format: pattern,
    minLength: length, maxLength: length, minItems: tooFew, contains: tooFew, uniqueItems: twice,
    maxItems: sentence("{field} has too many entries; {bound} is the limit."),
    minimum: range, maximum: range, minProperties: oneOf, maxProperties: oneOf, not: notHere,
  };

  const FORMS = {
    string: "Write text; put numbers and true/false in quotation marks if text is meant.",
    integer: "Write a whole number, without quotation marks.",
    boolean: "Write true or false.",
    array: "Write a list: each entry on a line of its own that begins with “- ”.",
    object: "Write fields, each on a line of its own and indented by two spaces.",
  };

  function didYouMean(name) {
    return fill("Did you mean {name}?", { name });
  }

  function choices(described) {
    const values = described.enum ?? [], names = described.enumDescriptions ?? [];
    if (!values.length) return "";
    const shown = values.map((value, i) => (names[i] ? `${value}（${names[i]}）` : String(value))).join("、");
    return fill("Write one of: {values}.", { values: shown });
  }

  daylight.misfits = misfits;
})(globalThis.daylight);
