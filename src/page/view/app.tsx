import { useCallback, useMemo } from "preact/hooks";
import { openBlocks } from "../../core/assess/completions.ts";
import { scoreOf } from "../../core/assess/score.ts";
import type { Assessment } from "../../core/model/assessment.ts";
import { possibleLevels } from "../../core/model/read-profile.ts";
import type { RuleSet, Trait } from "../../core/pack/rule-set.ts";
import type { PageData } from "../../report/html/page-data.ts";
import { printable } from "../../report/printable.ts";
import { problemText } from "../../report/problem-text.ts";
import { liveCluster } from "../live/live-cluster.ts";
import { possibleAfter, realChanges } from "../permalink.ts";
import { ClusterPage } from "./cluster-page.tsx";
import { ClusterTable } from "./cluster-table.tsx";
import { Patterns } from "./patterns.tsx";
import { addressOf, useAddress } from "./use-address.ts";

interface AppProps {
  readonly data: PageData;
  readonly ruleSet: RuleSet;
  /** Told what is shown now; null for the table. */
  readonly onShow: (assessment: Assessment | null) => void;
}

/** The page: the one cluster, or the table of all and the one that is open. */
export function App({ data, ruleSet, onShow }: AppProps) {
  const { clusters, gate, errors } = data;
  const [link, setLink] = useAddress(ruleSet, clusters.length);
  const open = link.cluster === null ? undefined : clusters[link.cluster];
  const cluster = useMemo(
    () => (open === undefined ? null : liveCluster(open, { ruleSet, command: gate.command })),
    [open, ruleSet, gate.command],
  );
  const range = useMemo(
    () => scoreOf(openBlocks(ruleSet.blocks, possibleLevels(ruleSet, {}))),
    [ruleSet],
  );
  const changes = cluster === null ? link.changes : realChanges(cluster.original, link.changes);
  const possible = cluster === null ? [] : possibleAfter(cluster.original, changes);
  const assessment = cluster?.assessmentFor(possible) ?? null;
  onShow(assessment);
  // The same function always, so that controls which do not change are not drawn again.
  const change = useCallback(
    (trait: Trait, mask: number) =>
      setLink((before) => {
        const next = new Map(before.changes).set(trait.index, mask);
        const original = cluster?.original ?? [];
        return { ...before, changes: realChanges(original, next), notes: [] };
      }),
    [cluster, setLink],
  );
  return (
    <>
      <Patterns />
      {clusters.length > 1 && cluster !== null && (
        <nav>
          <a href="#">All {clusters.length} clusters</a>
        </nav>
      )}
      <Messages title="In the address" texts={link.notes.map((note) => `${note}; ignored`)} />
      <Messages title="Not read" texts={errors.map((error) => printable(problemText(error)))} />
      <main>
        {cluster === null || assessment === null ? (
          <ClusterTable clusters={clusters} />
        ) : (
          <ClusterPage
            key={link.cluster}
            cluster={cluster}
            ruleSet={ruleSet}
            range={range}
            assessment={assessment}
            possible={possible}
            changed={changes.size}
            onChange={change}
            addressOf={() => addressOf({ ...link, changes }, ruleSet, clusters.length)}
            onReset={() => setLink((before) => ({ ...before, changes: new Map(), notes: [] }))}
          />
        )}
      </main>
      <footer class="quiet">
        {data.tool.name} {data.tool.version}
      </footer>
    </>
  );
}

function Messages({ title, texts }: { readonly title: string; readonly texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <section class="messages" role="alert" aria-label={title}>
      <b>{title}</b>
      <ul>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}
