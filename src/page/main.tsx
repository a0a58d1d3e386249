import { render } from "preact";
import type { Assessment } from "../core/model/assessment.ts";
import { compileRuleSet } from "../core/pack/compile.ts";
import type { PageData } from "../report/html/page-data.ts";
import { App } from "./view/app.tsx";

/** The element with an id, which the document was written with. */
function elementOf(id: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(`#${id}`);
  if (element === null) throw new RangeError(`the document has no #${id}`);
  return element;
}

function start(): void {
  // The program that wrote the document made this of its own types.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const data = JSON.parse(elementOf("data").textContent) as PageData;
  const ruleSet = compileRuleSet(data.pack);
  const place = elementOf("page");
  // The summary that is written here is all that browsers without scripts have.
  place.replaceChildren();
  let shown: Assessment | null = null;
  const onShow = (assessment: Assessment | null) => {
    shown = assessment;
  };
  render(<App data={data} ruleSet={ruleSet} onShow={onShow} />, place);
  // For consoles and scripts: what the page shows, as `-o json` has it; null for the table.
  Object.assign(globalThis, { pxAdvisor: { assessment: () => shown } });
}

// The summary is painted first: it has the answer, and needs no rule to be read before.
requestAnimationFrame(() => setTimeout(start));
