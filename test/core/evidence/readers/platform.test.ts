import { describe, expect, it } from "vitest";
import { storageCluster } from "../objects.ts";
import { statementsIn } from "../traits/statements.ts";

const infrastructure = (status: unknown, more: object = {}) => ({
  apiVersion: "config.openshift.io/v1",
  kind: "Infrastructure",
  metadata: { name: "cluster" },
  status,
  ...more,
});
const onPlatform = (type: unknown) =>
  infrastructure({
    infrastructureName: "shop-x7k2p",
    platform: type,
    controlPlaneTopology: "HighlyAvailable",
    platformStatus: { type },
  });

describe("an Infrastructure of OpenShift", () => {
  it.each([
    ["AWS", "aws"],
    ["GCP", "gcp"],
    ["Azure", "azure"],
    ["IBMCloud", "ibm-cloud"],
    ["PowerVS", "ibm-cloud"],
    ["VSphere", "vsphere"],
    ["OpenStack", "openstack"],
    ["BareMetal", "bare-metal"],
  ])("on %s states %s", (type, environment) => {
    expect(statementsIn(onPlatform(type))).toEqual([`environment: ${environment} (states)`]);
  });

  it.each([
    ["None, which is any machine", onPlatform("None")],
    ["External", onPlatform("External")],
    ["a platform of a later version", onPlatform("Mainframe")],
    ["another case of letters", onPlatform("aws")],
    ["a name that every object has", onPlatform("constructor")],
    ["a number", onPlatform(4)],
    ["a list", onPlatform(["AWS"])],
    ["no status", infrastructure(undefined)],
    ["only the deprecated field", infrastructure({ platform: "AWS" })],
    ["another group", { ...onPlatform("AWS"), apiVersion: "infrastructure.example/v1" }],
  ])("with %s says nothing", (_name, object) => {
    expect(statementsIn(object)).toEqual([]);
  });
});

describe("the annotations of a StorageCluster", () => {
  const annotated = (annotations: object) => storageCluster({ annotations });

  it.each([
    ["portworx.io/is-eks", "aws"],
    ["portworx.io/is-gke", "gcp"],
    ["portworx.io/is-aks", "azure"],
    ["portworx.io/is-iks", "ibm-cloud"],
    ["portworx.io/is-oke", "oracle-cloud"],
  ])("%s strongly hints at %s", (key, environment) => {
    const expected = [`environment: ${environment} (strongly hints)`];
    expect(statementsIn(annotated({ [key]: "true" }))).toEqual(expected);
    expect(statementsIn(annotated({ [key]: true }))).toEqual(expected);
  });

  it.each([
    ["false", { "portworx.io/is-eks": "false" }],
    ["an empty text", { "portworx.io/is-eks": "" }],
    ["OpenShift, which runs anywhere", { "portworx.io/is-openshift": "true" }],
    ["a mapping", { "portworx.io/is-eks": { value: "true" } }],
    ["none", {}],
  ])("with %s say nothing", (_name, annotations) => {
    expect(statementsIn(annotated(annotations))).toEqual([]);
  });

  it("say two things where two are set", () => {
    const both = { "portworx.io/is-gke": "true", "portworx.io/is-eks": "true" };
    expect(statementsIn(annotated(both)).toSorted()).toEqual([
      "environment: aws (strongly hints)",
      "environment: gcp (strongly hints)",
    ]);
  });

  it("are of no use on another StorageCluster", () => {
    const annotations = { "portworx.io/is-eks": "true" };
    const foreign = { ...storageCluster({ annotations }), apiVersion: "ocs.openshift.io/v1" };
    expect(statementsIn(foreign)).toEqual([]);
  });
});
