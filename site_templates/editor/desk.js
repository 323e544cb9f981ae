// The entry being worked on: its form, its faults, its drawing, and what can be taken away of it.
"use strict";
(function (daylight) {
  const { h } = daylight;
  const PAUSE = 250;
  const at = (id) => document.getElementById(id);

  let entry = null, form = null, register = null, waiting = 0, drawn = 0;

  /** Put an entry ({path, kind, unit, id, text}) on the desk, with its draft where there is one. */
  async function open(said) {
    const unit = await daylight.unit(said.unit);
    flush(); // what was put off belongs to the entry before
    entry = new daylight.Entry(said);
    const kept = daylight.drafts.find(said.path);
    const draft = kept && said.isBrought && confirm("这个条目在浏览器里已有草稿。改用刚选的文件，放弃草稿？") ? null : kept;
    if (draft) entry.resume(draft.text);
    at("desk").hidden = false;
    if (matchMedia("(max-width: 55rem)").matches) at("choose").open = false;
    at("desk-title").textContent = `${daylight.kinds[said.kind].title}：${said.title || titleOf(entry)}`;
    at("path").textContent = said.path;
    const stale = draft && draft.loaded !== said.text;
    at("draft").hidden = !draft;
    at("draft").textContent = stale ? "接着上次的草稿。注意：原文件在您起草以后有过改动，交出前请核对。" : "接着上次的草稿。";
    const isReadable = entry.slips.length === 0;
    at("tools").hidden = at("work").hidden = !isReadable;
    if (!isReadable) return showFaults(entry.slips.map((slip) => ({ message: `第 ${slip.line} 行第 ${slip.column} 列：${slip.message}`, hint: slip.hint })), "先在文字编辑器里改好，再打开");
    const others = daylight.drafts.all().filter((one) => one.path !== said.path).map((one) => ({ ...one, data: daylight.yaml.read(one.text).document.toJS() }));
    register = new daylight.Register(entry, unit, others);
    form = new daylight.Form(entry, register, changed);
    at("form").replaceChildren(form.element);
    form.draw("");
    at("forge").hidden = !daylight.city.edit || !said.text;
    at("forge").href = daylight.city.edit + said.path;
    at("drawing").hidden = said.kind !== "flow";
    settle();
    at("desk-title").focus();
  }

  function titleOf({ data, id, kind }) {
    return data?.title ?? data?.name ?? (id || daylight.kinds[kind].title);
  }

  function changed() {
    clearTimeout(waiting);
    waiting = setTimeout(settle, PAUSE);
  }

  /** After changes: what is wrong now, the drawing, the draft. */
  function settle() {
    clearTimeout(waiting);
    waiting = 0;
    register.refresh();
    form.renew();
    const faults = daylight.faults(entry, register);
    form.tell(faults);
    showFaults(faults, faults.length ? "要改" : "没有发现问题；完整的检查由 daylight validate 做");
    if (!daylight.drafts.keep(entry)) at("kept").textContent = "浏览器不让保存草稿，离开前请先下载。";
    else at("kept").textContent = entry.isChanged ? "草稿已存在这个浏览器里。" : "和原文件一样，没有改动。";
    const drafts = daylight.drafts.all();
    at("all-patch").hidden = drafts.length < 2;
    at("all-patch").textContent = `下载全部 ${drafts.length} 份草稿的补丁`;
    at("patch").disabled = at("undo").disabled = !entry.isChanged;
    if (entry.kind === "flow") draw();
  }

  function showFaults(faults, words) {
    at("state").textContent = faults.length ? `${faults.length} 处${words.startsWith("要") ? "" : "读不懂，"}${words}` : words;
    at("faults").replaceChildren(...faults.map((fault) => h("li", {}, fault.shownAt
      ? h("a", { href: `#${entry.path}`, onclick: (event) => { event.preventDefault(); form.show(fault.shownAt); } }, fault.message)
      : fault.message, fault.hint && h("span", { class: "hint" }, ` ${fault.hint}`))));
  }

  async function draw() {
    const turn = ++drawn;
    try {
      const svg = await daylight.drawing.draw(entry.data, (id) => register.candidates({ target: "post" })?.[id] ?? id);
      if (turn === drawn) at("chart").replaceChildren(svg);
    } catch (problem) {
      if (turn === drawn) at("chart").replaceChildren(h("p", {}, `画不出来：${problem.message}`));
    }
  }

  /** Whether there is work that this browser has not kept yet, or cannot keep. */
  function isUnsafe() {
    return waiting !== 0 || (entry?.slips.length === 0 && entry.isChanged && daylight.drafts.find(entry.path)?.text !== entry.text);
  }

  function name(path, ending) {
    return `${path.replace(/\.yml$/, "").split("/").slice(1).join("-")}${ending}`;
  }

  function tools() {
    at("skip").addEventListener("click", (event) => { event.preventDefault(); at("desk-title").focus(); });
    at("save").addEventListener("click", () => daylight.download(entry.path.split("/").at(-1), entry.text, "application/yaml"));
    at("patch").addEventListener("click", () => daylight.download(name(entry.path, ".patch"), daylight.patch(entry), "text/x-patch"));
    at("copy").addEventListener("click", copy);
    at("all-patch").addEventListener("click", () => {
      flush();
      daylight.download("daylight.patch", daylight.drafts.all().map(daylight.patch).join(""), "text/x-patch");
    });
    at("undo").addEventListener("click", () => {
      if (!confirm("放弃这个条目的全部改动，回到原文件？")) return;
      daylight.drafts.drop(entry.path);
      open({ ...entry, text: entry.loaded });
    });
    addEventListener("beforeunload", (event) => { if (isUnsafe()) event.preventDefault(); });
    addEventListener("pagehide", flush);
  }

  /** Copy the whole text, to be pasted into the forge's own page. */
  async function copy() {
    try {
      await navigator.clipboard.writeText(entry.text);
      at("kept").textContent = "全文已复制，可以粘贴到代码平台的修改页面里。";
    } catch {
      at("kept").textContent = "浏览器不让复制，请下载文件，用它的内容。";
    }
  }

  /** Do at once what was put off until the clerk pauses. */
  function flush() {
    if (waiting) settle();
  }

  daylight.desk = { open, tools, flush, get entry() { return entry; } };
})(globalThis.daylight);
