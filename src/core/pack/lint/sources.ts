import { didYouMean } from "../../model/nearest.ts";
import type { Path } from "../../model/place.ts";
import type { Pack } from "../schema.ts";
import { type LintIssue, valueIssue } from "./issue.ts";

/** Sources that are not in sources.yaml, and bases that need a source and name none. */
export function sourceIssues(pack: Pack): LintIssue[] {
  const known = Object.keys(pack.sources);
  const unknown = citations(pack).flatMap(({ ids, path }) =>
    ids.flatMap((id, index) =>
      known.includes(id)
        ? []
        : [valueIssue([...path, index], `unknown source "${id}"`, didYouMean(id, known))],
    ),
  );
  return [...unknown, ...uncited(pack)];
}

function citations(pack: Pack): { ids: readonly string[]; path: Path }[] {
  const lists = (["traits", "interactions", "guards", "forms", "checks"] as const).flatMap((kind) =>
    pack[kind].map(({ sources }, index) => ({ ids: sources, path: [kind, index, "sources"] })),
  );
  const levels = pack.traits.flatMap((trait, index) =>
    trait.levels.map(({ sources }, level) => ({
      ids: sources ?? [],
      path: ["traits", index, "levels", level, "sources"],
    })),
  );
  const tieBreaks = pack.pack.tieBreaks.map(({ sources }, index) => ({
    ids: sources,
    path: ["pack", "tieBreaks", index, "sources"],
  }));
  return [...lists, ...levels, ...tieBreaks];
}

function uncited(pack: Pack): LintIssue[] {
  const scored = (["traits", "interactions"] as const).flatMap((kind) =>
    pack[kind].map(({ basis, sources }, index) => ({
      basis,
      sources,
      path: [kind, index, "basis"],
    })),
  );
  const vetoes = (["guards", "forms"] as const).flatMap((kind) =>
    pack[kind].map(({ sources }, index) => ({ sources, path: [kind, index, "sources"] })),
  );
  return [
    ...scored
      .filter(
        ({ basis, sources }) => basis !== undefined && basis !== "inferred" && sources.length === 0,
      )
      .map(({ basis, path }) =>
        valueIssue(path, `basis ${basis} needs a source`, "name one, or say basis: inferred"),
      ),
    ...vetoes
      .filter(({ sources }) => sources.length === 0)
      .map(({ path }) => valueIssue(path, "names no source", "name at least one")),
  ];
}
