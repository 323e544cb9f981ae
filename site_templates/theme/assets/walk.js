// A flow's chart and table as one thing: what is pointed at in one lights up in both, and a case can be followed step by step.
// All of it is read from the table, which says everything without scripts too.
{
  const MEASURES = { workday: ["个工作日", 8], day: ["日", 24], hour: ["小时", 1] };
  // What people ask who have applied for something, by how it ends; where a unit acts by itself, they ask when that happens.
  const UNASKED = "什么时候会";
  const SHORTCUTS = {
    granted: "怎样才能办成？",
    refused: "被拒绝了，怎么办？",
    completed: "办完是什么样？",
    terminated: "中途停了，怎么办？",
    transferred: "转到别处了，怎么办？",
  };
  const ROUNDS = 9;

  const element = (tag, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  // --- what the table says ---------------------------------------------------

  // The steps by id, in the order of the table: {id, place, name, row, symbol, ways: [{label, target}], asks, limit, outcome, then}.
  const read = (svg) => {
    const prefix = `${svg.id.replace(/^chart-/, "")}-`, steps = new Map();
    const symbols = new Map([...svg.querySelectorAll("a.node")].map((a) => [a.getAttribute("href").slice(1), a]));
    const rows = document.getElementById(symbols.keys().next().value).closest("tbody").rows;
    for (const [place, row] of [...rows].entries()) {
      const last = row.cells[row.cells.length - 1];
      const ways = [...last.querySelectorAll("a[href^='#']")].map((a) => ({
        label: a.parentElement.querySelector("strong")?.textContent ?? "",
        target: a.getAttribute("href").slice(1 + prefix.length),
      }));
      steps.set(row.id.slice(prefix.length), {
        id: row.id.slice(prefix.length),
        place,
        name: row.cells[0].firstChild.textContent.trim(),
        row,
        symbol: symbols.get(row.id),
        ways,
        asks: ways.length > 1 && ways.every((way) => way.label),
        limit: row.dataset.limit ? { [row.dataset.unit]: Number(row.dataset.limit) } : {},
        outcome: row.dataset.outcome ?? "",
        then: row.dataset.outcome ? last.textContent.trim() : "",
      });
    }
    return steps;
  };

  const isBack = (steps, from, target) => steps.get(target).place <= from.place;

  // --- ways ------------------------------------------------------------------

  // Where answers lead: visits by key, a step in a round each; a way back to an earlier step begins the next round.
  const follow = (steps, answers) => {
    const visits = new Map(), waiting = [[steps.values().next().value.id, 0, null]];
    while (waiting.length) {
      const [id, round, from] = waiting.shift(), key = `${id}#${round}`;
      if (visits.has(key)) {
        visits.get(key).from.push(from);
        continue;
      }
      const step = steps.get(id), visit = { key, step, round, from: from ? [from] : [], taken: [] };
      visits.set(key, visit);
      visit.taken = !step.asks ? step.ways : answers.has(key) ? [step.ways[answers.get(key)]] : [];
      for (const way of visit.taken) {
        const next = round + isBack(steps, step, way.target);
        if (next < ROUNDS) waiting.push([way.target, next, visit]);
      }
    }
    return visits;
  };

  // How many arrows each step is away from the nearest of some ends.
  const distances = (steps, ends) => {
    const far = new Map(ends.map((id) => [id, 0]));
    for (let isNew = true; isNew; ) {
      isNew = false;
      for (const { id, ways } of steps.values()) {
        const nearest = 1 + Math.min(...ways.map((way) => far.get(way.target) ?? Infinity));
        if (nearest < (far.get(id) ?? Infinity)) {
          far.set(id, nearest);
          isNew = true;
        }
      }
    }
    return far;
  };

  const openVisit = (visits) => [...visits.values()].find((visit) => visit.step.asks && !visit.taken.length);

  // The answers on the shortest way to an end; what goes on beside it takes the shortest way to any.
  const answersTo = (steps, end) => {
    const near = distances(steps, [end]);
    const others = distances(steps, [...steps.values()].filter((step) => step.outcome).map((step) => step.id));
    const answers = new Map();
    for (let visit; (visit = openVisit(follow(steps, answers))); ) {
      const far = near.has(visit.step.id) ? near : others;
      const reach = visit.step.ways.map((way) => far.get(way.target) ?? Infinity);
      answers.set(visit.key, reach.indexOf(Math.min(...reach)));
    }
    return answers;
  };

  const hours = (limits) => Object.entries(limits).reduce((sum, [unit, value]) => sum + value * MEASURES[unit][1], 0);
  const longest = (all) => all.reduce((most, limits) => (hours(limits) > hours(most) ? limits : most), {});

  // The limits up to a visit, {unit: number}: of what goes on at the same time, the longest counts.
  const spent = (visit) => {
    if (!visit.spent) {
      visit.spent = { ...longest(visit.from.map(spent)) };
      for (const [unit, value] of Object.entries(visit.step.limit)) visit.spent[unit] = (visit.spent[unit] ?? 0) + value;
    }
    return visit.spent;
  };

  const inWords = (limits) =>
    Object.entries(limits).filter(([, value]) => value).map(([unit, value]) => `${value} ${MEASURES[unit][0]}`).join("加 ") || "当场";

  // --- what is seen ----------------------------------------------------------

  const pair = (steps) => {
    for (const { row, symbol } of steps.values()) {
      const parts = [row, symbol];
      const look = () => {
        const here = parts.some((part) => part.matches(":hover, :focus-within"));
        for (const part of parts) part.classList.toggle("dl-here", here);
      };
      for (const part of parts) for (const kind of ["pointerenter", "pointerleave", "focusin", "focusout"]) part.addEventListener(kind, look);
    }
  };

  // The arrows that visits go along, as the chart names them; with the label where there is one.
  const arrows = (visits) => {
    const gone = new Set();
    for (const { step, taken } of visits.values()) {
      const forks = taken.length > 1;
      if (forks) gone.add(`${step.id} ${step.id}.parallel:`);
      for (const way of taken) gone.add(`${forks ? `${step.id}.parallel` : step.id} ${way.target}:${way.label}`);
    }
    return gone;
  };

  const show = (svg, steps, visits, isOn) => {
    const on = new Set([...visits.values()].map((visit) => visit.step.id)), gone = arrows(visits);
    svg.classList.toggle("dl-walked", isOn);
    for (const { id, row, symbol } of steps.values()) {
      symbol.classList.toggle("dl-on", isOn && on.has(id));
      row.classList.toggle("dl-on", isOn && on.has(id));
      row.classList.toggle("dl-off", isOn && !on.has(id));
    }
    for (const way of svg.querySelectorAll(".way")) {
      const label = way.querySelector(".edge-label")?.textContent ?? "";
      way.classList.toggle("dl-on", isOn && gone.has(`${way.dataset.way}:${label}`));
    }
    for (const fork of svg.querySelectorAll(".node.parallel")) {
      fork.classList.toggle("dl-on", isOn && on.has(fork.id.slice(svg.id.length + 1).replace(/\.parallel$/, "")));
    }
  };

  const told = (visits) => {
    const all = [...visits.values()], ends = all.filter((visit) => visit.step.outcome);
    const asked = openVisit(visits);
    const count = all.filter((visit) => visit.step.row.dataset.outcome === undefined).length - 1;
    const said = [element("span", { textContent: `走了 ${count} 步，时限合计${asked ? "到这里" : ""}最长 ${inWords(longest(all.map(spent)))}（特别程序的时间另算）。` })];
    if (asked) said.push(element("span", { textContent: `请接着选：${asked.step.name}` }));
    for (const { step } of asked ? [] : ends) {
      said.push(element("strong", { textContent: `${step.name}。` }), element("span", { textContent: `接下来：${step.then} ` }));
    }
    if (!asked && document.getElementById("rights")) said.push(element("a", { href: "#rights", textContent: "您的权利和救济途径" }));
    return said;
  };

  const walk = (svg, steps) => {
    let answers = new Map();
    const wasAsked = "applied" in steps.values().next().value.row.closest("table").dataset;
    const questions = element("div", { className: "dl-walk-questions" });
    const status = element("p", { className: "dl-walk-told", role: "status" });
    const again = element("button", { type: "button", textContent: "看全部" });
    const shortcuts = [...steps.values()].filter((step) => step.outcome).map((step) => {
      const made = element("button", { type: "button" }, element("strong", { textContent: wasAsked ? SHORTCUTS[step.outcome] : UNASKED }), ` ${step.name.replace(/^结束：/, "")}`);
      made.addEventListener("click", () => { answers = answersTo(steps, step.id); tell(); });
      return made;
    });
    again.addEventListener("click", () => { answers = new Map(); tell(); });

    const question = (visit) => {
      const again = visit.round ? `（第 ${visit.round + 1} 次）` : "";
      const asked = element("fieldset", {}, element("legend", { textContent: visit.step.name + again }));
      asked.dataset.visit = visit.key;
      visit.step.ways.forEach((way, choice) => {
        const radio = element("input", { type: "radio", name: `${svg.id} ${visit.key}`, value: choice });
        radio.addEventListener("change", () => { answers.set(visit.key, choice); tell(); });
        asked.append(element("label", {}, radio, ` ${way.label}`));
      });
      return asked;
    };

    const tell = () => {
      const visits = follow(steps, answers);
      const asking = [...visits.values()].filter((visit) => visit.step.asks);
      const keys = new Set(asking.map((visit) => visit.key));
      answers = new Map([...answers].filter(([key]) => keys.has(key)));
      const known = new Map([...questions.children].map((asked) => [asked.dataset.visit, asked]));
      for (const [key, asked] of known) if (!keys.has(key)) asked.remove();
      for (const visit of asking) {
        const asked = known.get(visit.key) ?? questions.appendChild(question(visit));
        asked.querySelectorAll("input").forEach((radio, choice) => { radio.checked = answers.get(visit.key) === choice; });
      }
      const isOn = answers.size > 0;
      show(svg, steps, visits, isOn);
      status.replaceChildren(...(isOn ? told(visits) : []));
      again.hidden = !isOn;
    };

    const box = element("section", { className: "dl-walk" },
      element("p", { className: "dl-label", textContent: "按我的情况走一遍" }),
      element("p", { className: "dl-walk-ends" }, ...shortcuts),
      element("p", { className: "dl-gist", textContent: "或者一步一步选：" }),
      questions, status, again);
    box.setAttribute("aria-label", "按我的情况走一遍");
    const view = svg.closest(".dl-view") ?? svg.closest(".dl-chart"), legend = view.previousElementSibling;
    (legend?.matches(".dl-legend") ? legend : view).before(box);
    tell();
  };

  for (const svg of document.querySelectorAll(".flowchart")) {
    const steps = read(svg);
    pair(steps);
    if ([...steps.values()].some((step) => step.asks)) walk(svg, steps);
  }
}
