/* Small comforts. Everything on the site works without them. */

// A chart wider than its frame shows its start first.
for (const frame of document.querySelectorAll(".dl-chart")) {
  const start = frame.querySelector(".node.terminator");
  if (start && frame.scrollWidth > frame.clientWidth) {
    const box = start.getBoundingClientRect();
    frame.scrollLeft += box.left + box.width / 2 - frame.getBoundingClientRect().left - frame.clientWidth / 2;
  }
  // A step that the keyboard comes to is brought in whole: of drawings, browsers are content to show an edge.
  frame.addEventListener("focusin", (event) => {
    event.target.closest(".node")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}

// The finder is loaded when somebody turns to its box.
const box = document.querySelector("[data-finder]");
box?.addEventListener("focus", () => {
  if (window.daylightFinder) return;
  const script = document.createElement("script");
  script.src = box.dataset.finder;
  document.head.append(script);
}, { once: true });
