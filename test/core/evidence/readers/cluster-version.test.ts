import { describe, expect, it } from "vitest";
import { aboutTrait, observationsOf } from "../traits/observed.ts";
import { recordsOf } from "../traits/statements.ts";

/** An update to a version that was completed so many days after the first of January 2023. */
const updated = (version: unknown, day: number, more: object = {}) => ({
  state: "Completed",
  version,
  startedTime: new Date(Date.UTC(2023, 0, 1 + day) - 3_600_000).toISOString(),
  completionTime: new Date(Date.UTC(2023, 0, 1 + day)).toISOString(),
  image: "quay.io/openshift-release-dev/ocp-release@sha256:0",
  verified: true,
  ...more,
});
const clusterVersion = (history: unknown, more: object = {}) => ({
  apiVersion: "config.openshift.io/v1",
  kind: "ClusterVersion",
  metadata: { name: "version" },
  spec: { channel: "stable-4.16", clusterID: "0" },
  status: { history },
  ...more,
});
const records = (history: unknown) => recordsOf(clusterVersion(history));
const paceOf = (object: object, now: number | null = null) =>
  aboutTrait("orchestratorUpgrades", [object], { now });
const said = (history: unknown) => observationsOf([clusterVersion(history)]);

/** One minor version every so many days, from 4.10 on; newest first, as OpenShift keeps them. */
const climbing = (versions: number, every: number) =>
  Array.from({ length: versions }, (_, index) =>
    updated(`4.${10 + index}.3`, index * every),
  ).toReversed();

describe("a ClusterVersion", () => {
  it.each([
    // A year and more: three a year, give or take one over the years.
    ["10 minor versions in 1,153 days", climbing(11, 115.3), "regular, frequent", "states"],
    ["3 in 3 years", climbing(4, 365), "seldom, regular", "states"],
    ["6 in 3 years", climbing(7, 182.5), "regular", "states"],
    ["20 in 3 years", climbing(21, 54.75), "continuous", "states"],
    ["1 in 2 years", climbing(2, 730), "seldom", "states"],
    // Less than a year, in which one upgrade more or less counts for much.
    ["2 in 200 days", climbing(3, 100), "regular, frequent", "strongly hints"],
    ["1 in 200 days", climbing(2, 200), "seldom, regular, frequent", "strongly hints"],
  ])("with %s tells the pace", (_name, history, levels, confidence) => {
    const expected = [`orchestratorUpgrades: ${levels} (${confidence})`];
    expect(paceOf(clusterVersion(history))).toEqual(expected);
    expect(paceOf(clusterVersion(history.toReversed()))).toEqual(expected);
  });

  it("of two years with patches alone climbs nothing", () => {
    const history = [updated("4.14.9", 730), updated("4.14.5", 400), updated("4.14.1", 0)];
    expect(paceOf(clusterVersion(history))).toEqual(["orchestratorUpgrades: seldom (states)"]);
  });

  it.each([
    [180, 1],
    [179, 0],
  ])("of %d days gives %d statements", (days, count) => {
    expect(said([updated("4.15.0", days), updated("4.14.0", 0)])).toHaveLength(count);
  });

  it.each([
    [365, "states"],
    [364, "strongly hints"],
  ])("of %d days %s", (days, confidence) => {
    expect(said([updated("4.15.0", days), updated("4.14.0", 0)])[0]?.confidence).toBe(confidence);
  });

  it("says how long its history is, the median gap, and how new it is", () => {
    const history = [
      updated("4.16.1", 700),
      updated("4.15.2", 400),
      updated("4.15.1", 390),
      updated("4.14.0", 0),
    ];
    expect(records(history)).toMatchObject([
      { object: "ClusterVersion", last: Date.UTC(2023, 0, 701), climbed: 2, medianGap: 300 },
    ]);
    expect(said(history)[0]?.says).toBe(
      "2 minor versions in 700 days, with an update every 300 days while they lasted",
    );
  });

  it("that ended long ago counts the time since", () => {
    const history = climbing(4, 140);
    const end = Date.UTC(2023, 0, 1 + 3 * 140);
    const REGULAR = "orchestratorUpgrades: regular, frequent (states)";
    expect(paceOf(clusterVersion(history), end)).toEqual([REGULAR]);
    expect(paceOf(clusterVersion(history), Date.UTC(2020, 0, 1))).toEqual([REGULAR]);
    expect(paceOf(clusterVersion(history), Date.UTC(2029, 0, 1))).toEqual([
      "orchestratorUpgrades: seldom (states)",
    ]);
  });

  it("of an extended channel hints at a slow pace", () => {
    const eus = clusterVersion([], { spec: { channel: "eus-4.18" } });
    expect(paceOf(eus)).toEqual(["orchestratorUpgrades: seldom, regular (hints)"]);
    expect(paceOf(clusterVersion([], { spec: { channel: 4.18 } }))).toEqual([]);
  });

  it("leaves out updates that are partial, without a time or without a version", () => {
    const whole = [updated("4.15.0", 400), updated("4.14.0", 0)];
    const odd = [
      updated("4.99.0", 500, { state: "Partial" }),
      updated("4.99.0", 500, { completionTime: null }),
      updated("4.99.0", 500, { completionTime: "soon" }),
      updated("", 500),
      updated(4.99, 500),
      updated(null, 500),
      updated("four.99.0", 500),
      "4.99.0",
      null,
    ];
    expect(records([...odd, ...whole])).toEqual(records(whole));
  });

  it("reads versions of every kind of release", () => {
    const history = [
      updated("4.18.0-0.nightly-2024-01-01-000000", 365),
      updated("4.17.0-rc.3", 200),
      updated("4.16.0-ec.1", 0),
    ];
    expect(said(history)[0]?.says).toMatch(/^2 minor versions in 365 days/);
  });

  it.each([
    ["one entry", clusterVersion([updated("4.14.0", 0)])],
    ["none", clusterVersion([])],
    ["a mapping for a history", clusterVersion({ 0: updated("4.14.0", 0) })],
    ["no status", clusterVersion([], { status: null })],
    ["another group", clusterVersion(climbing(9, 100), { apiVersion: "rancher.example/v1" })],
  ])("with %s says nothing", (_name, object) => {
    expect(paceOf(object)).toEqual([]);
  });

  it("of an endless history is read", () => {
    const history = Array.from({ length: 130_000 }, (_, index) => updated("4.14.0", index % 400));
    expect(said(history)[0]?.says).toBe(
      "0 minor versions in 399 days, with an update every 0 days while they lasted",
    );
  });
});
