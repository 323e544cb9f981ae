// Puts beside the bundle what needs no bundling, and the licences of what is in it (licences/viz.txt is kept by hand).
import { copyFileSync } from "node:fs";

copyFileSync("node_modules/@viz-js/viz/dist/viz-global.js", "viz-global.js");
for (const name of ["ajv", "diff", "yaml", "fast-deep-equal", "json-schema-traverse", "fast-uri"]) {
  copyFileSync(`node_modules/${name}/LICENSE`, `licences/${name}.txt`);
}
