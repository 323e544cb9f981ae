// The beginning of all scripts: what the data files tell is kept here under their topics.
"use strict";
globalThis.daylight = {
  units: {},
  learn(topic, value) {
    if (topic === "settings") Object.assign(this, value);
    else if (topic === "unit") this.units[value.unit] = value;
    else this[topic] = value;
  },
};
