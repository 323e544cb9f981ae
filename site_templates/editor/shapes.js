// What the schemas say of a value: its title, its help, its choices and its parts.
"use strict";
(function (daylight) {
  const FORM = "x-form";

  /** A schema without its `$ref`, its own title and help before those of what it refers to; and the file that references in it are relative to. */
  function resolve({ node, file }) {
    while (node.$ref !== undefined) {
      const [target, pointer] = node.$ref.split("#");
      file = target || file;
      let found = daylight.schemas[file];
      for (const part of pointer.split("/").filter(Boolean)) found = found[part];
      const { $ref, ...own } = node;
      const form = "description" in found && "description" in own ? { [FORM]: found.description } : {};
      node = { ...found, ...form, ...own };
    }
    return { node, file };
  }

  function ofKind(kind) {
    const file = `${kind}.schema.json`;
    return resolve({ node: daylight.schemas[file], file });
  }

  /** The shape of the value that `step` leads to inside a shape. */
  function inside(shape, step) {
    const child = typeof step === "number" ? shape.node.items : (shape.node.properties ?? {})[step];
    return resolve({ node: child && typeof child === "object" ? child : {}, file: shape.file });
  }

  function describe(kind, trail) {
    return trail.reduce(inside, ofKind(kind)).node;
  }

  daylight.shapes = { FORM, ofKind, inside, describe };
})(globalThis.daylight);
