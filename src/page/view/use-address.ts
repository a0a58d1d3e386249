import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import type { RuleSet } from "../../core/pack/rule-set.ts";
import { type Permalink, permalinkOf, readPermalink } from "../permalink.ts";

/** Milliseconds: browsers slow down pages that write their address at every key. */
const DELAY = 150;

/** Changes what the address says. */
export type ChangeLink = (next: (link: Permalink) => Permalink) => void;

/** What the address says, and a way to say otherwise; going back in the browser is followed. */
export function useAddress(ruleSet: RuleSet, clusters: number): readonly [Permalink, ChangeLink] {
  const [link, setLink] = useState(() => readPermalink(location.hash, ruleSet, clusters));
  // At once, not after the first paint: a change in between would be missed.
  useLayoutEffect(() => {
    // By then the address may be that of an earlier state again, written late.
    const follow = ({ newURL }: HashChangeEvent) =>
      setLink(readPermalink(new URL(newURL).hash, ruleSet, clusters));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [ruleSet, clusters]);
  useEffect(() => {
    // What cannot be read stands in the address until something is changed.
    if (link.notes.length > 0) return undefined;
    const timer = setTimeout(() => {
      history.replaceState(null, "", addressOf(link, ruleSet, clusters));
    }, DELAY);
    return () => clearTimeout(timer);
  }, [link, ruleSet, clusters]);
  return [link, setLink];
}

/** The whole address of a state of the page. */
export function addressOf(link: Permalink, ruleSet: RuleSet, clusters: number): string {
  const [document = ""] = location.href.split("#");
  return document + permalinkOf(link, ruleSet, clusters);
}
