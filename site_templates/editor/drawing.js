// The drawing of a flow while it is being written. As in generator/chart.py, Graphviz is told every size and measures no text.
"use strict";
(function (daylight) {
  const SIZE = 14, LINE = 19, WIDEST = 11, PER_INCH = 72;
  const HANDING_OUT = new Set(["deliver", "notify", "publish"]);
  const FULL = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u2014\u2018-\u201d\u2026]/;

  let engine = null;

  /** Graphviz, loaded when the first flow is opened. */
  function graphviz() {
    engine ??= daylight.load("vendor/viz-global.js").then(() => Viz.instance());
    return engine;
  }

  /** The SVG of a flow as its file says it now; `postName(id)` gives the name of a post. Unfinished flows are drawn as far as they go. */
  async function draw(flow, postName) {
    const viz = await graphviz();
    const svg = viz.renderSVGElement(dot(flow, postName));
    svg.setAttribute("width", svg.viewBox.baseVal.width); // a point is a pixel: the size of text in the form
    svg.removeAttribute("height");
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", `流程图：${steps(flow).length} 个环节`);
    for (const name of svg.querySelectorAll("title")) name.remove();
    return svg;
  }

  const list = (value) => (Array.isArray(value) ? value.filter((one) => typeof one === "object" && one !== null) : []);
  const steps = (flow) => list(flow?.steps);
  const words = (value) => (typeof value === "string" ? value : "");

  function dot(flow, postName) {
    const nodes = [{ id: "start", kind: "terminator", lines: wrap(words(flow?.start?.name) || "开始"), next: following(flow?.start) }];
    steps(flow).forEach((step, i) => nodes.push(stepNode(step, i, postName)));
    for (const end of list(flow?.ends)) nodes.push({ id: end.id, kind: "terminator", lines: wrap(words(end.name) || "结束"), next: [] });
    const names = new Map(nodes.map((node, i) => [node.id, `n${i}`]));
    const order = [...names.keys()];
    const arrows = nodes.flatMap((node) => node.next.filter(({ to }) => names.has(to)).map((way) => ({ ...way, from: node.id })));
    const lost = new Set(order.filter((id) => id !== "start" && !arrows.some(({ to }) => to === id)));
    return [
      'digraph { rankdir=TB; nodesep=0.35; ranksep=0.32; bgcolor="transparent";',
      `node [fixedsize=true, fontsize=${SIZE}, fontname="sans-serif"]; edge [fontsize=12, fontname="sans-serif", arrowsize=0.7];`,
      ...nodes.map((node) => `${names.get(node.id)} [${symbol(node, lost.has(node.id))}];`),
      ...arrows.map(({ from, to, label }) => {
        const back = order.indexOf(to) <= order.indexOf(from);
        return `${names.get(from)} -> ${names.get(to)} [class="${back ? "way back" : "way"}", weight=${back ? 1 : 8}${label ? `, label=${box(label)}` : ""}];`;
      }),
      "}",
    ].join("\n");
  }

  function stepNode(step, i, postName) {
    const limit = typeof step.limit?.value === "number" ? limitText(step.limit) : "";
    const notes = [words(step.post) ? postName(step.post) : choice("actor", step.actor), limit].filter(Boolean);
    const marks = [step.gate && "门槛", step.special && "特别程序", Array.isArray(step.risks) && `风险 ${step.risks.length}`].filter(Boolean);
    const kind = step.kind === "decision" ? "decision" : step.special ? "predefined" : HANDING_OUT.has(step.duty) && step.documents ? "document" : "process";
    const lines = [...wrap(`${i + 1}. ${words(step.name)}`), ...notes.flatMap(wrap), ...(marks.length ? wrap(marks.join("　")) : [])];
    return { id: step.id, kind, lines, next: following(step) };
  }

  function following(step) {
    if (Array.isArray(step?.branches)) return list(step.branches).map((branch) => ({ to: branch.next, label: words(branch.label) }));
    return [step?.next].flat().filter((to) => typeof to === "string").map((to) => ({ to }));
  }

  function limitText({ value, unit }) {
    return value === 0 ? "当场" : `${value} ${{ workday: "个工作日", day: "日", hour: "小时" }[unit] ?? ""}`;
  }

  function choice(vocabulary, value) {
    const definition = daylight.schemas["common.schema.json"].definitions[vocabulary];
    return definition.enumDescriptions[definition.enum.indexOf(value)] ?? "";
  }

  const SYMBOLS = {
    terminator: { shape: "box", style: "rounded", wide: (w) => w + 36, high: (h) => h + 16 },
    process: { shape: "box", style: "", wide: (w) => w + 28, high: (h) => h + 18 },
    predefined: { shape: "box", style: "", peripheries: 2, wide: (w) => w + 36, high: (h) => h + 18 },
    document: { shape: "note", style: "", wide: (w) => w + 32, high: (h) => h + 22 },
    decision: { shape: "diamond", style: "", wide: (w) => w / 0.58 + 8, high: (h) => h / 0.42 },
  };

  function symbol({ kind, lines }, isLost) {
    const { shape, style, peripheries, wide, high } = SYMBOLS[kind];
    const w = Math.max(...lines.map(width)) * SIZE, h = lines.length * LINE;
    const size = [wide(w), high(h)].map((pixels) => (Math.max(pixels, 40) / PER_INCH).toFixed(3));
    const label = lines.map(escape).join("\\n");
    return `class="node ${kind}${isLost ? " lost" : ""}", shape=${shape}, style="${style}", ${peripheries ? `peripheries=${peripheries}, ` : ""}width=${size[0]}, height=${size[1]}, label="${label}"`;
  }

  /** Words beside an arrow, in a box of a size that we say. */
  function box(label) {
    const w = Math.ceil(width(label) * 12 + 12);
    const text = label.replace(/[&<>"]/g, (c) => `&#${c.codePointAt(0)};`);
    return `<<table border="0" cellborder="0" cellspacing="0" cellpadding="0"><tr><td fixedsize="true" width="${w}" height="20">${text}</td></tr></table>>`;
  }

  function escape(text) {
    return text.replace(/[\\"]/g, "\\$&").replace(/\s/g, " ");
  }

  function width(text) {
    return [...text].reduce((sum, c) => sum + (FULL.test(c) ? 1 : 0.66), 0);
  }

  function wrap(text) {
    const count = Math.max(1, Math.ceil(width(text) / WIDEST));
    const goal = width(text) / count;
    const lines = [""];
    for (const c of text) {
      const last = lines.length - 1;
      if (lines[last] && width(lines[last] + c) > goal + 0.7 && !"，。？、）：；".includes(c)) lines.push(c);
      else lines[last] += c;
    }
    return lines;
  }

  daylight.drawing = { draw };
})(globalThis.daylight);
