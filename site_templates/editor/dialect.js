// The YAML that the catalogue is written in: only `true` and `false` are booleans, dates and `NO` and `012` stay text, and there are
// no anchors, tags or merges. The same words mean the same here as in generator/yaml_tree.py.
"use strict";
(function (daylight) {
  const { parseDocument, Scalar, visit, LineCounter } = Libraries;

  const NOTHING = /^(?:~|null)?$/;
  const INTEGER = new RegExp(daylight.dialect.integer);

  const TAGS = [
    {
      tag: "tag:yaml.org,2002:null", default: true, test: NOTHING,
      identify: (value) => value == null,
      createNode: () => new Scalar(null),
      resolve: () => new Scalar(null),
      stringify: ({ source }) => (typeof source === "string" && NOTHING.test(source) ? source : ""),
    },
    {
      tag: "tag:yaml.org,2002:bool", default: true, test: /^(?:true|false)$/,
      identify: (value) => typeof value === "boolean",
      resolve: (text) => new Scalar(text === "true"),
      stringify: ({ value }) => String(value),
    },
    {
      tag: "tag:yaml.org,2002:int", default: true, test: INTEGER,
      identify: (value) => Number.isInteger(value),
      resolve: (text) => Number(text),
      stringify: ({ value }) => String(value),
    },
  ];
  const READING = { schema: "failsafe", customTags: (tags) => [...tags, ...TAGS], merge: false, stringKeys: true };
  const WRITING = { lineWidth: 0, flowCollectionPadding: false };

  /** The document in `text`. */
  function read(text) {
    const lines = new LineCounter();
    const document = parseDocument(text, { ...READING, lineCounter: lines });
    return { document, lines };
  }

  /** What keeps `text` from being an entry, in the words of `validate`: [{line, column, message, hint}]. */
  function slips(document, lines) {
    const found = document.errors.map((error) => {
      const { line, col } = lines.linePos(error.pos[0]);
      return { line, column: col, ...told(error) };
    });
    visit(document, (_key, node) => {
      if (!node || !(node.anchor || (node.tag && node.tag.startsWith("!")) || Libraries.isAlias(node))) return;
      const { line, col } = lines.linePos(node.range ? node.range[0] : 0);
      found.push({ line, column: col, message: "这里用了锚点、别名或者标签，目录里不用这些写法。", hint: "把内容原样写出来。" });
    });
    return found;
  }

  function told(error) {
    if (error.code === "DUPLICATE_KEY") return { message: "同一个字段写了两次。", hint: "两处只留一处。" };
    if (error.code === "TAB_AS_INDENT") return { message: daylight.say("A tab is used for indentation."), hint: daylight.say("Indent with spaces, two for each level.") };
    const hint = daylight.say("Check the indentation, the space after each colon, and quotation marks that are not closed.");
    return { message: "从这里起读不懂，不是正确的 YAML。", hint };
  }

  /** The text of `document` as the house writes it. */
  function write(document) {
    return document.toString(WRITING);
  }

  daylight.yaml = { read, slips, write };
})(globalThis.daylight);
