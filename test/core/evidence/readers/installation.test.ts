import { describe, expect, it } from "vitest";
import type { PortworxSpec } from "../../../../src/core/evidence/portworx-spec.ts";
import { recordIn, yamlOf } from "../../../support/evidence.ts";
import { storageCluster } from "../objects.ts";

const condition = (type: string, status: string, source = "Portworx") => ({ source, type, status });
const read = (status: object) =>
  (recordIn(yamlOf(storageCluster({ status }))) as PortworxSpec).isInstalling;

describe("Portworx is being installed", () => {
  it.each<[string, object[], boolean | null]>([
    ["Initializing", [], true],
    ["Initializing", [condition("Install", "InProgress")], true],
    // something stopped it before any node of Portworx came up
    ["Degraded", [], true],
    ["Degraded", [condition("Install", "InProgress")], true],
    ["Degraded", [condition("RuntimeState", "Online", "Stork")], true],
    ["Degraded", [condition("RuntimeState", "NotInQuorum")], false],
    // a DaemonSet of Portworx runs already, and the operator takes it over
    ["Initializing", [condition("Migration", "InProgress")], false],
    ["Degraded", [condition("Migration", "InProgress")], false],
    ["Running", [condition("RuntimeState", "Online")], false],
    ["Uninstalling", [condition("Delete", "InProgress")], false],
    // of operators before the phases had these names
    ["Online", [], false],
    ["Failed", [], null],
    ["Unknown", [], null],
    ["", [], null],
  ])("in phase %j with the conditions %j: %s", (phase, conditions, expected) => {
    expect(read({ phase, conditions })).toBe(expected);
  });

  it("is not known without a phase, or without a status", () => {
    expect(read({ clusterUid: "u-1" })).toBeNull();
    expect((recordIn(yamlOf(storageCluster())) as PortworxSpec).isInstalling).toBeNull();
  });
});
