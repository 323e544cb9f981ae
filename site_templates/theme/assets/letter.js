// A letter that knows what it is about: the page before says so behind the # of the address, which no server is told.
{
  const said = new URLSearchParams(location.hash.slice(1));
  for (const field of document.querySelectorAll("[data-from]")) {
    field.value = said.get(field.dataset.from) ?? "";
    field.rows = Math.max(field.rows, Math.ceil(field.value.length / 22));
  }
  const print = document.createElement("button");
  Object.assign(print, { type: "button", textContent: "打印这封信", className: "dl-tool" });
  print.addEventListener("click", () => window.print());
  document.querySelector(".dl-letter").after(print);
}
