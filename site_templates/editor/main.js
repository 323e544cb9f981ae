// Opens what the address names, and the list of all entries beside it.
"use strict";
(function (daylight) {
  const loading = new Map();

  /** Load a script once. Pages from a folder may load scripts, and nothing else. */
  daylight.load = (address) => {
    if (!loading.has(address)) {
      loading.set(address, new Promise((done, failed) => {
        const script = daylight.h("script", { src: address, onload: done, onerror: () => failed(new Error(`读不到 ${address}`)) });
        document.head.append(script);
      }));
    }
    return loading.get(address);
  };

  daylight.unit = async (unit) => {
    await daylight.load(unit ? `data/units/${unit}.js` : "data/city-entries.js");
    return daylight.units[unit];
  };

  async function go() {
    daylight.desk.flush();
    const path = decodeURIComponent(location.hash.slice(1));
    const found = /^(?:catalog\/units|flows)\/([^/]+)\//.exec(path)?.[1] ?? "";
    const unit = daylight.city.units.some(({ id }) => id === found) ? found : "";
    await daylight.showUnit(unit);
    const entry = daylight.units[unit].entries.find((one) => one.path === path);
    const draft = entry ? null : daylight.drafts.find(path);
    if (entry) await daylight.desk.open({ ...entry, unit });
    else if (draft) await daylight.desk.open({ ...draft, text: draft.loaded });
  }

  /** What went wrong in these pages themselves is said, so that nobody works on in good faith. */
  function confess(problem) {
    document.getElementById("trouble").hidden = false;
    document.getElementById("trouble").textContent = `这个页面自己出了错（${problem?.message ?? problem}）。请重新打开；草稿还在。`;
  }

  addEventListener("error", (event) => confess(event.error));
  addEventListener("unhandledrejection", (event) => confess(event.reason));
  daylight.desk.tools();
  daylight.shelf((entry) => daylight.desk.open(entry)).then(() => location.hash && go());
  addEventListener("hashchange", go);
})(globalThis.daylight);
