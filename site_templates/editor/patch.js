// Changes as a patch for `git apply`, and files to take away.
"use strict";
(function (daylight) {
  const { createTwoFilesPatch } = Libraries;

  /** The patch that turns `loaded` ("" for a file that is not there) into `text` at `path`. */
  function patch({ path, loaded, text }) {
    if (loaded === text) return "";
    const isNew = loaded === "";
    const [from, to] = [isNew ? "/dev/null" : `a/${path}`, `b/${path}`];
    const hunks = createTwoFilesPatch(from, to, loaded, text, "", "", { context: 3 }).split("\n").slice(3).join("\n");
    return `diff --git a/${path} b/${path}\n${isNew ? "new file mode 100644\n" : ""}--- ${from}\n+++ ${to}\n${hunks}`;
  }

  function download(name, text, type) {
    const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    daylight.h("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  Object.assign(daylight, { patch, download });
})(globalThis.daylight);
