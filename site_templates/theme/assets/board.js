// A table that can be put into another order by any column, and narrowed down by those whose heads say data-filter.
{
  const collator = new Intl.Collator("zh-CN", { numeric: true });

  const element = (tag, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };
  const word = (row, column) => row.cells[column].textContent.trim();
  const rank = (row, column) => row.cells[column].dataset.order ?? word(row, column);

  const sortable = (head, column, body) => {
    const button = element("button", { type: "button", textContent: head.textContent });
    button.addEventListener("click", () => {
      const isUp = head.getAttribute("aria-sort") !== "ascending", sign = isUp ? 1 : -1;
      for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
      body.append(...[...body.rows].sort((a, b) => sign * collator.compare(rank(a, column), rank(b, column))));
    });
    head.replaceChildren(button);
  };

  const chooser = (name, words) => {
    const select = element("select", {}, element("option", { value: "", textContent: "全部" }));
    for (const text of [...words].sort(collator.compare)) select.append(element("option", { value: text, textContent: text }));
    return [select, element("label", {}, element("span", { textContent: name }), select)];
  };

  for (const table of document.querySelectorAll(".dl-risk-board")) {
    const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells], all = [...body.rows];
    const tools = element("div", { className: "dl-board-tools" }), chosen = [];
    const told = element("p", { className: "dl-board-told" }), again = element("button", { type: "button", textContent: "看全部" });
    told.setAttribute("role", "status");

    const narrow = () => {
      for (const row of all) row.hidden = chosen.some(([column, select]) => select.value && word(row, column) !== select.value);
      const seen = all.filter((row) => !row.hidden).length;
      told.textContent = `${all.length} 项中的 ${seen} 项`;
      again.hidden = seen === all.length;
    };

    heads.forEach((head, column) => {
      const name = head.textContent, words = new Set(all.map((row) => word(row, column)));
      if ("filter" in head.dataset && words.size > 1) {
        const [select, label] = chooser(name, words);
        select.addEventListener("change", narrow);
        chosen.push([column, select]);
        tools.append(label);
      }
      sortable(head, column, body);
    });
    again.addEventListener("click", () => { for (const [, select] of chosen) select.value = ""; narrow(); });
    tools.setAttribute("role", "group");
    tools.setAttribute("aria-label", "缩小范围");
    tools.append(again, told);
    table.parentElement.before(tools);
    narrow();
  }
}
