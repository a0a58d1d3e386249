// What stands in a bundle otherwise than in the modules that it is made of.
import { FACT_ROOTS } from "../dist/core/checks/fact-roots.js";

/** The catalogue of facts as values: what makes it of the schema would load zod for every expression. */
export const FACTS_READY = {
  name: "facts-ready",
  setup({ onLoad }) {
    onLoad({ filter: /\/dist\/core\/checks\/fact-roots\.js$/ }, () => ({
      contents: `export const FACT_ROOTS = ${JSON.stringify(FACT_ROOTS)};`,
    }));
  },
};

/**
 * What packages load and we never use: programs that commands of commander could be, the editor that
 * inquirer could open with its tables of encodings, and zod's messages in other languages.
 */
const UNUSED = [
  { filter: /^node:child_process$/, by: "/commander/", contents: "module.exports = {};" },
  {
    filter: /^@inquirer\/external-editor$/,
    by: "/@inquirer/editor/",
    contents: "module.exports = {};",
  },
  { filter: /\/locales\/index\.js$/, by: "/zod/v4/", contents: "export {};" },
];

/** Puts next to nothing in the place of what is never used. */
export const WITHOUT_UNUSED = {
  name: "without-unused",
  setup({ onResolve, onLoad }) {
    for (const { filter, by, contents } of UNUSED) {
      onResolve({ filter }, ({ path, importer }) =>
        importer.includes(by) ? { path, namespace: "unused", pluginData: contents } : null,
      );
    }
    onLoad({ filter: /.*/, namespace: "unused" }, ({ pluginData }) => ({ contents: pluginData }));
  },
};

/** What every module finds without an import; importing it would make a copy with a getter for each key. */
export const PROCESS_AS_IT_IS = {
  name: "process-as-it-is",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:process$/ }, ({ path, kind }) =>
      kind === "import-statement" ? { path, namespace: "global" } : null,
    );
    onLoad({ filter: /.*/, namespace: "global" }, () => ({ contents: "export default process;" }));
  },
};
