// What the editor uses of its libraries, and no more.
export { parseDocument, Document, Scalar, YAMLMap, YAMLSeq, Pair, LineCounter, isMap, isSeq, isScalar, isAlias, visit } from "yaml";
export { default as Ajv } from "ajv";
export { createTwoFilesPatch, diffArrays } from "diff";
