// A chart in a frame with buttons: larger, smaller, whole, and on the full screen. Without scripts, the chart scrolls.
{
  const STEP = 1.25, SMALLEST = 0.25, LARGEST = 3;

  const button = (mark, says, act) => {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", textContent: mark });
    made.setAttribute("aria-label", says);
    made.addEventListener("click", act);
    return made;
  };

  // Full screen where the browser has it; otherwise the frame covers the page.
  const toggleFull = (frame) => {
    if (document.fullscreenElement) return document.exitFullscreen();
    const cover = () => frame.classList.toggle("dl-full");
    return frame.classList.contains("dl-full") || !frame.requestFullscreen ? cover() : frame.requestFullscreen().catch(cover);
  };

  const leaveFull = (frame) => {
    frame.classList.remove("dl-full");
    if (document.fullscreenElement === frame) document.exitFullscreen();
  };

  for (const chart of document.querySelectorAll(".dl-chart")) {
    const svg = chart.querySelector(".flowchart");
    const { width, height } = svg.viewBox.baseVal;
    let zoom = 1;

    const zoomTo = (wanted) => {
      const before = zoom, x = chart.scrollLeft + chart.clientWidth / 2, y = chart.scrollTop + chart.clientHeight / 2;
      zoom = Math.min(Math.max(wanted, SMALLEST), LARGEST);
      svg.style.width = `${width * zoom}px`;
      chart.scrollTo(x * zoom / before - chart.clientWidth / 2, y * zoom / before - chart.clientHeight / 2);
      told.textContent = `${Math.round(zoom * 100)}%`;
    };
    const fit = () => {
      const across = (chart.clientWidth - 16) / width, down = (chart.clientHeight - 16) / height;
      zoomTo(Math.min(1, across, isFull() ? Math.max(down, SMALLEST) : 1));
    };
    const isFull = () => document.fullscreenElement === frame || frame.classList.contains("dl-full");

    const frame = document.createElement("div");
    frame.className = "dl-view";
    const bar = document.createElement("div");
    bar.className = "dl-view-bar";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", "流程图的大小");
    const told = document.createElement("output");
    told.textContent = "100%";
    const full = button("全屏", "全屏看流程图", () => toggleFull(frame));
    bar.append(
      button("−", "缩小流程图", () => zoomTo(zoom / STEP)),
      told,
      button("＋", "放大流程图", () => zoomTo(zoom * STEP)),
      button("适合", "适合宽度", fit),
      full,
    );
    chart.before(frame);
    frame.append(bar, chart);

    const name = () => { full.textContent = isFull() ? "退出全屏" : "全屏"; full.setAttribute("aria-label", isFull() ? "退出全屏" : "全屏看流程图"); };
    new MutationObserver(name).observe(frame, { attributeFilter: ["class"] });
    document.addEventListener("fullscreenchange", name);
    frame.addEventListener("keydown", (event) => { if (event.key === "Escape") leaveFull(frame); });
    svg.addEventListener("click", (event) => { if (event.target.closest("a")) leaveFull(frame); });
  }
}
