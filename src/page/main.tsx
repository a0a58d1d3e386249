import { render } from "preact";
import { compileRuleSet } from "../core/pack/compile.ts";
import type { Assessment } from "../core/model/assessment.ts";
import type { PageData } from "../report/html/page-data.ts";
import { App } from "./view/app.tsx";

/** The element with an id, which the document was written with. */
function elementOf(id: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(`#${id}`);
  if (element === null) throw new RangeError(`the document has no #${id}`);
  return element;
}

// The program that wrote the document made this of its own types.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const data = JSON.parse(elementOf("data").textContent) as PageData;
const place = elementOf("page");
// What stands here is for browsers without scripts.
place.replaceChildren();
let shown: Assessment | null = null;
render(
  <App
    data={data}
    ruleSet={compileRuleSet(data.pack)}
    onShow={(assessment) => {
      shown = assessment;
    }}
  />,
  place,
);
// For consoles and scripts: what the page shows, as `-o json` has it; null in the table of clusters.
Object.assign(globalThis, { pxAdvisor: { assessment: () => shown } });
