import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Gathered } from "../../src/app/gather.ts";
import { joinEvidence } from "../../src/app/join-evidence.ts";
import type { FileEvidence } from "../../src/core/evidence/clusters.ts";
import type { EvidenceRecord } from "../../src/core/evidence/inventory.ts";
import type { Target } from "../../src/core/model/target.ts";
import { targetOf } from "../support/assessing.ts";

/** A file with evidence; one with a name holds a StorageCluster of that name. */
function evidence(path: string, storageCluster?: string): FileEvidence {
  const at = { file: path, line: 1, column: 1 };
  const common = { namespace: "", at };
  const record =
    storageCluster === undefined
      ? { ...common, type: "node", object: "Node", name: "n" }
      : { ...common, type: "portworx-spec", object: "StorageCluster", name: storageCluster };
  return { path, records: [record as unknown as EvidenceRecord] };
}

function profile(path: string, name = "p"): Target {
  return { ...targetOf({ name, traits: {} }), at: { file: path, line: 1, column: 1 } };
}

function joined(base: string, profiles: readonly Target[], files: readonly FileEvidence[]) {
  const input = { path: base, isFile: false, base, problems: [], files: [], others: new Map() };
  const gathered: Gathered = {
    input,
    profiles,
    evidence: files,
    errors: [],
    inputs: [],
    notes: new Map(),
  };
  const { targets, errors } = joinEvidence(gathered);
  return {
    targets: targets.map((each) => ({
      profile: each.profile?.profile.name ?? null,
      folder: each.folder,
      files: each.files.map(({ path }) => path),
    })),
    errors: errors.map(({ message }) => message),
  };
}

describe("evidence with a profile", () => {
  it("joins the profile of its folder, else that of the nearest folder above", () => {
    const { targets } = joined(
      "c",
      [profile("c/all.yaml", "above"), profile("c/a/p.yaml", "own")],
      [evidence("c/a/px.yaml", "px"), evidence("c/a/nodes/n.yaml"), evidence("c/b/deep/n.yaml")],
    );
    expect(targets).toEqual([
      { profile: "above", folder: "c", files: ["c/b/deep/n.yaml"] },
      { profile: "own", folder: "c/a", files: ["c/a/px.yaml", "c/a/nodes/n.yaml"] },
    ]);
  });

  it("does not look above the folder that was given", () => {
    const { targets } = joined("c/a", [profile("c/p.yaml")], [evidence("c/a/px.yaml", "px")]);
    expect(targets.map(({ profile: name }) => name)).toEqual(["p", null]);
  });

  it("of several profiles takes the one named after the StorageCluster or after the folder", () => {
    const profiles = [profile("c/p.yaml", "one"), profile("c/p.yaml", "two")];
    const { targets, errors } = joined("c", profiles, [
      evidence("c/x/px.yaml", "one"),
      evidence("c/two/px.yaml", "other"),
    ]);
    expect(errors).toEqual([]);
    expect(targets.map(({ files }) => files)).toEqual([["c/x/px.yaml"], ["c/two/px.yaml"]]);
  });

  it("is an error where none or more than one of several has such a name", () => {
    const profiles = [profile("c/p.yaml", "one"), profile("c/p.yaml", "two")];
    const none = joined("c", profiles, [evidence("c/x/px.yaml", "three")]);
    expect(none.errors).toEqual([
      "c/x/px.yaml: which of these profiles it belongs to cannot be told: one, two",
    ]);
    const both = joined("c", profiles, [evidence("c/two/px.yaml", "one")]);
    expect(both.errors).toHaveLength(1);
  });
});

describe("evidence without a profile", () => {
  it("is one target when there is one StorageCluster, wherever the files lie", () => {
    const { targets } = joined(
      "c",
      [],
      [
        evidence("c/eks/cluster.yaml"),
        evidence("c/portworx/px.yaml", "px"),
        evidence("c/top.yaml"),
      ],
    );
    expect(targets).toHaveLength(1);
    expect(targets[0]).toMatchObject({ profile: null, folder: "c/portworx" });
    expect(targets[0]!.files).toHaveLength(3);
  });

  it("is one target for each folder with a StorageCluster, with what lies beside it", () => {
    const { targets } = joined(
      "c",
      [],
      [
        evidence("c/a/eks/cluster.yaml"),
        evidence("c/a/portworx/px.yaml", "a"),
        evidence("c/b/nodes.json"),
        evidence("c/b/px.yaml", "b"),
        evidence("c/shared.yaml"),
      ],
    );
    expect(targets.map(({ folder, files }) => [folder, files.length])).toEqual([
      ["c/a/portworx", 2],
      ["c/b", 2],
      ["c", 1],
    ]);
  });

  it("is one target where no StorageCluster was read at all", () => {
    const { targets } = joined("", [], [evidence("a/n.yaml"), evidence("b/n.yaml")]);
    expect(targets).toEqual([{ profile: null, folder: "", files: ["a/n.yaml", "b/n.yaml"] }]);
  });
});

it("every file of evidence is in exactly one target or one error", () => {
  const folder = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 3 });
  const path = folder.map((parts) => ["root", ...parts].join("/"));
  const file = fc.record({ folder: path, name: fc.option(fc.constantFrom("x", "y")) });
  fc.assert(
    fc.property(
      fc.array(file, { maxLength: 8 }),
      fc.array(file, { maxLength: 4 }),
      (files, given) => {
        const all = files.map(({ folder: at, name }, index) =>
          evidence(`${at}/${index}.yaml`, name ?? undefined),
        );
        const profiles = given.map(({ folder: at, name }, index) =>
          profile(`${at}/p${index}.yaml`, name ?? `p${index}`),
        );
        const { targets, errors } = joined("root", profiles, all);
        const placed = targets.flatMap(({ files: paths }) => paths);
        const refused = errors.flatMap((message) => message.split(": which")[0]!.split(", "));
        expect([...placed, ...refused].toSorted()).toEqual(
          all.map(({ path: at }) => at).toSorted(),
        );
        expect(targets.filter(({ profile: name }) => name !== null)).toHaveLength(profiles.length);
      },
    ),
  );
});
