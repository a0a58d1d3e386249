import { describe, expect, it } from "vitest";
import { EVEN } from "../../support/assessing.ts";
import { MISMATCHED, waivable, waive, waiver } from "../../support/waiving.ts";
import { ELASTIC, assessEvidence, evidenceTarget } from "../../support/evidence-target.ts";
import { STORAGE, dumpOf, of } from "../evidence/members.ts";

const MATCHED = { ...MISMATCHED, topology: { approach: "disaggregated", form: null } } as const;

function findingsOf(today: string, ...own: readonly ReturnType<typeof waiver>[]) {
  return waive([waivable(MISMATCHED, { own })], today)[0]!.findings;
}

describe("a waiver", () => {
  it("stands at the finding that it holds for", () => {
    const [mismatch, ...others] = findingsOf("2027-01-01", waiver());
    expect(mismatch).toMatchObject({
      id: "topology-mismatch",
      severity: "error",
      waived: {
        reason: "booked",
        owner: "storage",
        expires: "2027-03-31",
        at: { file: "clusters/test.yaml", line: 42, column: 5 },
      },
    });
    expect(others).toEqual([]);
  });

  it.each([
    ["15 days before its last one", "2027-03-16", ["topology-mismatch waived"]],
    ["14 days before", "2027-03-17", ["topology-mismatch waived", "waiver-expiring warning"]],
    [
      "on its last day, however late",
      "2027-03-31T23:59:59Z",
      ["topology-mismatch waived", "waiver-expiring warning"],
    ],
    ["the day after", "2027-04-01", ["topology-mismatch error", "waiver-expired error"]],
  ])("%s: %j", (_, today, expected) => {
    const seen = findingsOf(today, waiver()).map(
      ({ id, severity, waived }) => `${id} ${waived === null ? severity : "waived"}`,
    );
    expect(seen).toEqual(expected);
  });

  it("of several, is the one that holds longest", () => {
    const found = findingsOf(
      "2027-03-20",
      waiver(),
      waiver({ expires: "2027-12-31", owner: "platform" }),
      waiver({ expires: "2027-03-19", owner: "nobody" }),
    );
    expect(found[0]?.waived?.owner).toBe("platform");
  });

  it("for another cluster holds for nothing, and says so in a profile", () => {
    const found = findingsOf("2027-01-01", waiver({ scope: "other" }));
    expect(found.map(({ id, waived }) => [id, waived])).toEqual([
      ["topology-mismatch", null],
      ["waiver-stale", null],
    ]);
    expect(found[1]).toMatchObject({
      severity: "warning",
      at: { line: 42 },
      message:
        "the waiver for topology-mismatch by storage has the scope other, which is not this cluster",
    });
  });

  it("that stands twice is told of once", () => {
    const twice = [waiver(), waiver({ at: { file: "b.yaml", line: 1, column: 1 } })];
    const ids = findingsOf("2028-01-01", ...twice).map(({ id }) => id);
    expect(ids).toEqual(["topology-mismatch", "waiver-expired"]);
  });
});

describe("a waiver that matches nothing", () => {
  const idsFor = (...args: Parameters<typeof waivable>) =>
    waive([waivable(...args)])[0]!.findings.map(({ id }) => id);

  it("is stale", () => {
    const [found] = waive([waivable(MATCHED, { own: [waiver()] })])[0]!.findings;
    expect(found).toMatchObject({
      id: "waiver-stale",
      message: "the waiver for topology-mismatch by storage matches no finding of this cluster",
    });
  });

  it("is expired rather than stale, once it is", () => {
    const late = waive([waivable(MATCHED, { own: [waiver()] })], "2027-04-01")[0]!;
    expect(late.findings.map(({ id }) => id)).toEqual(["waiver-expired"]);
  });

  it.each([
    ["the topology is not known", { traits: MISMATCHED.traits }, "topology-mismatch"],
    ["the form is not known", { traits: MISMATCHED.traits }, "topology-partial"],
    ["there is no verdict", { traits: { autoscaling: "daily" } }, "nothing-to-judge"],
    ["a guard is open", { traits: { autoscaling: "daily" } }, "guards-conflict"],
    ["a trait lacks that the check needs", { traits: {} }, "strict-locality-advised-apart"],
    ["no evidence was read that could tell", MATCHED, "single-replica"],
    ["no evidence was read that could contradict", MATCHED, "trait-contradiction"],
  ] as const)("is not stale where %s", (_, facts, rule) => {
    expect(idsFor(facts, { own: [waiver({ rule })] })).not.toContain("waiver-stale");
  });

  it.each([
    ["a guard", { traits: EVEN }, "guards-conflict"],
    ["a trait", MATCHED, "strict-locality-advised-apart"],
  ] as const)("is stale where a profile alone can tell of %s", (_, facts, rule) => {
    expect(idsFor(facts, { own: [waiver({ rule })] })).toContain("waiver-stale");
  });

  it("is stale where evidence could tell", () => {
    const target = evidenceTarget({ traits: ELASTIC }, dumpOf(of(3, STORAGE), {}));
    const more = { assessment: assessEvidence(target), hasEvidence: true };
    const own = [waiver({ rule: "trait-contradiction" })];
    expect(idsFor(MATCHED, { ...more, own })).toContain("waiver-stale");
  });
});

describe("a waiver of several clusters", () => {
  const shared = [waiver({ scope: "shop*" })];
  const judge = (today: string, ...facts: readonly { name: string; matched?: true }[]) =>
    waive(
      facts.map(({ name, matched }) =>
        waivable({ ...(matched === true ? MATCHED : MISMATCHED), name }, { shared }),
      ),
      today,
    ).map(({ findings }) =>
      findings.map(({ id, waived }) => (waived === null ? id : `${id} waived`)),
    );

  it("holds in its scope only", () => {
    expect(judge("2027-01-01", { name: "shop-a" }, { name: "web" }, { name: "shop-b" })).toEqual([
      ["topology-mismatch waived"],
      ["topology-mismatch"],
      ["topology-mismatch waived"],
    ]);
  });

  it("is told of once, at the first cluster that it holds for", () => {
    const clusters = [
      { name: "shop-a", matched: true },
      { name: "shop-b" },
      { name: "shop-c" },
    ] as const;
    expect(judge("2027-03-20", ...clusters)).toEqual([
      [],
      ["topology-mismatch waived", "waiver-expiring"],
      ["topology-mismatch waived"],
    ]);
  });

  it("is stale only where it holds for none of them", () => {
    const both = [
      { name: "shop-a", matched: true },
      { name: "shop-b", matched: true },
    ] as const;
    expect(judge("2027-01-01", ...both)).toEqual([["waiver-stale"], []]);
    expect(judge("2027-01-01", both[0], { name: "shop-b" })).toEqual([
      [],
      ["topology-mismatch waived"],
    ]);
  });

  it("says nothing where none of them was judged, unless it is over", () => {
    const day = (text: string) => judge(text, { name: "web", matched: true });
    expect(day("2026-01-01")).toEqual([[]]);
    expect(day("2028-01-01")).toEqual([["waiver-stale"]]);
  });

  it("says that it is about several", () => {
    const [one] = waive([waivable({ ...MATCHED, name: "shop" }, { shared })]);
    expect(one?.findings[0]?.message).toBe(
      "the waiver for topology-mismatch by storage matches no finding of the clusters that were judged",
    );
  });
});
