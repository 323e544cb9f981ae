// Makes elements. Text from files only ever becomes text here, never markup.
"use strict";
(function (daylight) {
  /** An element; attributes that begin with "on" are listeners, those that are false or missing are left out. */
  function h(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value !== false && value !== undefined && value !== null) element.setAttribute(name, value === true ? "" : String(value));
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
    return element;
  }

  daylight.h = h;
})(globalThis.daylight);
