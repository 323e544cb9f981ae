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

// A letter is told what it is about on the way to it, behind the #, so that no server learns it.
for (const link of document.querySelectorAll("a[data-letter]")) {
  const { letter, ...about } = link.dataset;
  link.hash = new URLSearchParams(Object.entries(about).filter(([, value]) => value)).toString();
}

// A complaint about a step of a flow is the power's own mail with the step in it; without scripts, the link leads to all channels.
const mail = document.getElementById("complain-mail");
for (const link of mail ? document.querySelectorAll(".dl-steps a[href='#complain']") : []) {
  const step = link.closest("tr").cells[0].firstChild.textContent.trim();
  const [address, query] = mail.href.split("?"), said = new URLSearchParams(query);
  link.href = `${address}?subject=${encodeURIComponent(said.get("subject"))}&body=${encodeURIComponent(`环节：${step}\r\n${said.get("body")}`)}`;
}

// A term is explained right where it stands, and again not; without scripts, its link leads to the explanation.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".dl-term > a");
  if (!link) return;
  event.preventDefault();
  const term = link.parentElement, isOpen = link.getAttribute("aria-expanded") === "true";
  link.setAttribute("aria-expanded", String(!isOpen));
  if (isOpen) return term.nextElementSibling.remove();
  const note = document.createElement("span");
  Object.assign(note, { className: "dl-term-note", textContent: document.querySelector(`${link.hash} dd`).textContent });
  note.setAttribute("role", "note");
  term.after(note);
});
