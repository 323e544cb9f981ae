// The list of entries to choose from, unit by unit; and ways to bring a file along or begin a new one.
"use strict";
(function (daylight) {
  const { h } = daylight;
  const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

  /** Fill the list; `open(entry)` is called with {path, kind, unit, id, text} of what is to be opened. */
  function shelf(open) {
    const units = document.getElementById("units"), search = document.getElementById("search");
    units.replaceChildren(...daylight.city.units.map(({ id, name }) => h("option", { value: id }, name)), h("option", { value: "" }, "全市共用（法律文件、辖区设置等）"));
    units.addEventListener("change", () => show(units.value));
    search.addEventListener("input", () => list(units.value));
    document.getElementById("file").addEventListener("change", (event) => bring(event.target, units.value, open));
    begin(open);
    return show(units.value);
  }

  async function show(unit) {
    await daylight.unit(unit);
    document.getElementById("units").value = unit;
    list(unit);
    const kinds = Object.entries(daylight.kinds).filter(([, kind]) => kind.pattern.includes("{unit}") === (unit !== ""));
    document.getElementById("kind").replaceChildren(...kinds.map(([name, kind]) => h("option", { value: name }, kind.title)));
  }

  function list(unit) {
    const wanted = document.getElementById("search").value.trim();
    const entries = daylight.units[unit].entries.filter(({ title, path }) => `${title} ${path}`.includes(wanted));
    const groups = Object.entries(daylight.kinds).map(([kind, { title }]) => ({ title, entries: entries.filter((one) => one.kind === kind) }));
    document.getElementById("entries").replaceChildren(...groups.filter((group) => group.entries.length).map((group) => h("section", {},
      h("h3", {}, `${group.title}（${group.entries.length}）`),
      h("ul", {}, group.entries.map((entry) => h("li", {}, h("a", { href: `#${entry.path}` }, entry.title || entry.id || daylight.kinds[entry.kind].title),
        daylight.drafts.find(entry.path) && h("span", { class: "mark" }, "有草稿")))))));
    document.getElementById("found").textContent = `${entries.length} 个条目`;
  }

  /** A file from this computer; its kind is what its first line says, or else what it fits best. */
  async function bring(input, unit, open) {
    const [file] = input.files;
    if (!file) return;
    const text = await file.text();
    const id = file.name.replace(/\.ya?ml$/, "");
    const kind = /\$schema=\S*?([a-z-]+)\.schema\.json/.exec(text.split("\n", 1)[0])?.[1] ?? likeliest(text);
    input.value = "";
    open({ path: pathOf(kind, unit, id), kind, unit: daylight.kinds[kind].pattern.includes("{unit}") ? unit : "", id, text, isBrought: true });
  }

  function likeliest(text) {
    const data = daylight.yaml.read(text).document.toJS();
    const strangers = (kind) => {
      const node = daylight.schemas[`${kind}.schema.json`];
      const fields = Object.keys(data && typeof data === "object" ? data : {});
      return fields.filter((name) => !(name in node.properties)).length + node.required.filter((name) => !fields.includes(name)).length;
    };
    return Object.keys(daylight.kinds).sort((a, b) => strangers(a) - strangers(b))[0];
  }

  function begin(open) {
    const kind = document.getElementById("kind"), id = document.getElementById("id"), said = document.getElementById("new-fault");
    document.getElementById("new").addEventListener("submit", (event) => {
      event.preventDefault();
      const unit = document.getElementById("units").value;
      const needsId = daylight.kinds[kind.value].pattern.includes("{id}");
      if (needsId && !(SLUG.test(id.value) && id.value.length <= 64)) {
        said.textContent = "标识只用小写英文字母、数字和连字符，例如 street-occupation。";
        return id.focus();
      }
      said.textContent = "";
      const path = pathOf(kind.value, unit, id.value);
      const there = daylight.units[unit].entries.find((one) => one.path === path);
      if (there) location.hash = path;
      else open({ path, kind: kind.value, unit, id: needsId ? id.value : "", text: "" });
    });
  }

  function pathOf(kind, unit, id) {
    return daylight.kinds[kind].pattern.replace("{unit}", unit).replace("{id}", id);
  }

  /** The first line of a new file: where editors find its schema. */
  function modeline(path, kind) {
    return `# yaml-language-server: $schema=${"../".repeat(path.split("/").length - 1)}generator/schemas/${kind}.schema.json`;
  }

  Object.assign(daylight, { shelf, modeline, showUnit: show });
})(globalThis.daylight);
