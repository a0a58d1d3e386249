import { describe, expect, it } from "vitest";
import { list, node } from "../objects.ts";
import { aboutTrait, observationsOf } from "./observed.ts";

const WRITTEN = "2026-08-01T12:00:00Z";
const SCALES = "autoscaling: monthly, weekly, daily, hourly";
/** A status of a cluster-autoscaler that was written at noon. */
const status = (text: string, annotations: object = {}) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "cluster-autoscaler-status", namespace: "kube-system", annotations },
  data: { status: text },
});
const GROUP = "nodeGroups:\n  - { name: web, health: { minSize: 1, maxSize: 9 } }\n";
const YAML = `time: ${WRITTEN}\n${GROUP}`;
const at = (hour: string) => Date.parse(`2026-08-01T${hour}Z`);
const scaling = (object: object, now: number | null, ...more: readonly object[]) =>
  aboutTrait("autoscaling", [object, ...more], { now });

describe("the status of an autoscaler", () => {
  it.each<[string, object, number | null, string]>([
    ["that is new", status(YAML), at("12:01:00"), "strongly hints"],
    ["of just now", status(YAML), at("12:00:00"), "strongly hints"],
    ["as old as a dump takes", status(YAML), at("12:15:00"), "strongly hints"],
    ["older than that", status(YAML), at("12:15:01"), "hints"],
    ["that is newer than now", status(YAML), at("08:00:00"), "strongly hints"],
    ["at no known moment", status(YAML), null, "strongly hints"],
    ["that does not say when", status(GROUP), at("23:00:00"), "strongly hints"],
    [
      "with a newer annotation",
      status(YAML, {
        "cluster-autoscaler.kubernetes.io/last-updated": "2026-08-01 18:00:00 +0000 UTC",
      }),
      at("18:05:00"),
      "strongly hints",
    ],
  ])("%s is trusted as far as it is fresh", (_name, object, now, confidence) => {
    expect(scaling(object, now)).toEqual([`${SCALES} (${confidence})`]);
    const pool = { pool: "web" };
    expect(scaling(object, now, node("n", pool))).toEqual([`${SCALES} (${confidence})`]);
  });

  it("says that it is stale, and of when", () => {
    const [found] = observationsOf([status(YAML)], { now: at("18:00:00") });
    expect(found?.says).toBe(
      "cluster-autoscaler may give web 1 to 9 nodes, but its status is stale, of 2026-08-01: it may not run any more",
    );
  });

  it("does not matter where the autoscaler itself was read, or another one scales", () => {
    const deployment = {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "cluster-autoscaler" },
      spec: {
        replicas: 1,
        template: { spec: { containers: [{ image: "x/cluster-autoscaler:v1.33.0" }] } },
      },
    };
    const nodePool = {
      apiVersion: "karpenter.sh/v1",
      kind: "NodePool",
      metadata: { name: "apps" },
      spec: { template: { spec: {} } },
    };
    const late = at("23:00:00");
    expect(scaling(status(YAML), late, deployment)).toEqual([`${SCALES} (strongly hints)`]);
    expect(scaling(status(YAML), late, nodePool)).toEqual([`${SCALES} (strongly hints)`]);
  });

  it("counts as a moment of the evidence itself", () => {
    const kubelet = (lastHeartbeatTime: string) =>
      list(node("n", { status: { conditions: [{ type: "Ready", lastHeartbeatTime }] } }));
    expect(scaling(status(YAML), at("12:01:00"), kubelet(WRITTEN))).toHaveLength(1);
  });
});

describe("the last scaling in a status", () => {
  const line = (moment: string) => `    LastTransitionTime: ${moment}`;
  const lines = (about: string, moment: string) =>
    [
      "Cluster-autoscaler status at 2026-08-01 12:00:00 +0000 UTC:",
      "Cluster-wide:",
      "  Health: Healthy (ready=3)",
      line("2026-06-01 11:59:00 +0000 UTC m=+5"),
      `  ${about}: NoActivity (ready=3)`,
      "    LastProbeTime: 2026-08-01 12:00:00 +0000 UTC m=+9",
      line(moment),
      "NodeGroups:",
      "  Name: web",
      "  Health: Healthy (cloudProviderTarget=3 (minSize=3, maxSize=3))",
    ].join("\n");
  const yaml = (part: string, moment: string) =>
    `time: ${WRITTEN}\nclusterWide: { ${part}: { lastTransitionTime: "${moment}" }, health: { lastTransitionTime: "2026-06-01T00:00:00Z" } }\nnodeGroups: []\n`;
  const DAILY = ["autoscaling: daily, hourly (hints)"];
  const WEEKLY = ["autoscaling: weekly, daily, hourly (hints)"];

  it.each([
    ["up, an hour before", lines("ScaleUp", "2026-08-01 11:00:00 +0000 UTC m=+1"), DAILY],
    ["down, two days before", lines("ScaleDown", "2026-07-30 12:00:00 +0000 UTC"), WEEKLY],
    ["down, a month before", lines("ScaleDown", "2026-07-01 12:00:00 +0000 UTC"), []],
    ["at no time at all", lines("ScaleUp", "<nil>"), []],
    ["after it was written", lines("ScaleUp", "2026-08-02 12:00:00 +0000 UTC"), []],
    ["no: only its health changed", lines("Health", "2026-08-01 11:00:00 +0000 UTC"), []],
    ["up, in YAML", yaml("scaleUp", "2026-08-01T11:00:00Z"), DAILY],
    ["down, in YAML", yaml("scaleDown", "2026-07-28T11:00:00Z"), WEEKLY],
    [
      "no: the process began then",
      `time: ${WRITTEN}\nclusterWide: { scaleUp: { lastTransitionTime: "2026-08-01T11:00:01Z" }, health: { lastTransitionTime: "2026-08-01T11:00:00Z" } }\nnodeGroups: []\n`,
      [],
    ],
    ["never, in YAML", "time: 2026-08-01T12:00:00Z\nnodeGroups: []\n", []],
    [
      "of a group",
      `time: ${WRITTEN}\nclusterWide: { health: { lastTransitionTime: "2026-06-01T00:00:00Z" } }\nnodeGroups: [{ name: a, scaleDown: { lastTransitionTime: "2026-08-01T10:00:00Z" } }]`,
      DAILY,
    ],
  ])("%s", (_name, text, expected) => {
    expect(scaling(status(text), null)).toEqual(expected);
  });

  it.each([
    ["2026-08-01T11:40:00Z", "less than an hour"],
    ["2026-08-01T11:00:00Z", "1 hour"],
    ["2026-08-01T09:00:00Z", "3 hours"],
    ["2026-07-29T12:00:00Z", "3 days"],
  ])("at %s is told as %s before", (moment, ago) => {
    const [found] = observationsOf([status(yaml("scaleUp", moment))]);
    expect(found?.says).toBe(`it last began or ended scaling ${ago} before it wrote its status`);
  });

  it("takes linear time however often a text begins a part", () => {
    expect(scaling(status("ScaleUp:\n".repeat(100_000)), null)).toEqual([]);
  });
});
