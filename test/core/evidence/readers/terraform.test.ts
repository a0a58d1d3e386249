import { describe, expect, it } from "vitest";
import { readDocument } from "../../../../src/core/evidence/read-document.ts";
import { CONTEXT } from "../../../support/evidence.ts";
import { recordsOf, statementsIn } from "../traits/statements.ts";
import { EKS, groupOf, groupsIn, plan, resource, state } from "../traits/terraform.ts";

describe("a plan or a state", () => {
  it("is read alike", () => {
    const found = resource("aws_eks_node_group", EKS);
    const essence = (document: object) =>
      recordsOf(document).map((record) => JSON.stringify(record));
    expect(essence(state(found))).toEqual(essence(plan(found)));
    expect(essence(plan(found))).toHaveLength(2);
  });

  it("says what will be rather than what was", () => {
    const [was, willBe] = [
      { ...EKS, node_group_name: "old" },
      { ...EKS, node_group_name: "new" },
    ].map((values) => resource("aws_eks_node_group", values));
    const both = { ...state(was!), ...plan(willBe!), prior_state: state(was!) };
    expect(groupsIn(both).map(({ pool }) => pool)).toEqual(["new"]);
  });

  it("is read through nested modules", () => {
    const inside = (name: string) => [
      resource("aws_eks_node_group", { ...EKS, node_group_name: name }),
    ];
    const nested = {
      format_version: "1.2",
      planned_values: {
        root_module: {
          resources: inside("root"),
          child_modules: [
            {
              address: "module.eks",
              child_modules: [{ address: "module.eks.module.group", resources: inside("deep") }],
            },
            { address: "module.other", resources: inside("other") },
          ],
        },
      },
    };
    expect(groupsIn(nested).map(({ pool }) => pool)).toEqual(["root", "deep", "other"]);
  });

  it("is not followed for ever", () => {
    let module: object = { resources: [resource("aws_eks_node_group", EKS)] };
    for (let depth = 0; depth < 19; depth += 1) module = { child_modules: [module] };
    const document = (root: object) => ({ format_version: "1.2", values: { root_module: root } });
    expect(groupsIn(document(module))).toHaveLength(1);
    expect(groupsIn(document({ child_modules: [module] }))).toHaveLength(0);
  });

  it("says nothing by what it only looks up", () => {
    const looked = resource("aws_eks_node_group", EKS, { mode: "data" });
    expect(recordsOf(plan(looked))).toEqual([]);
  });

  it.each([
    ["other resources", plan(resource("aws_s3_bucket", { bucket: "x" }))],
    ["no resources", plan()],
    ["odd resources", plan("aws_eks_node_group" as never, null as never, [] as never)],
    ["a resource named like what every object has", plan(resource("constructor", {}))],
    ["a resource named __proto__", plan(resource("__proto__", {}))],
    ["a type that is a list", plan(resource("x", EKS, { type: ["aws_eks_node_group"] }))],
  ])("with %s is skipped", (_name, value) => {
    const at = { file: "plan.json", line: 1, column: 1 };
    const document = { value, at, placeOf: () => at, duplicates: [], isListItem: false };
    expect(readDocument(document, CONTEXT)).toEqual({
      records: [],
      skipped: ["Terraform without node groups"],
    });
  });

  it.each([
    [
      "no format version",
      { planned_values: plan(resource("aws_eks_node_group", EKS)).planned_values },
    ],
    ["no values", { format_version: "1.2" }],
    ["an empty state", { format_version: "1.0", values: {} }],
  ])("with %s is none", (_name, document) => {
    expect(recordsOf(document)).toEqual([]);
  });

  it("names each object and where it stands", () => {
    expect(groupOf("aws_eks_node_group", EKS)).toMatchObject({
      object: "Terraform aws_eks_node_group",
      name: "aws_eks_node_group.this",
      at: { file: "cluster.yaml", line: 1, column: 1 },
    });
    expect(groupOf("aws_eks_node_group", EKS)?.placeOf(["labels"])).toMatchObject({ line: 1 });
  });

  it("reads a resource without an address as one without a name", () => {
    const found = resource("aws_eks_node_group", EKS, { address: null });
    expect(groupsIn(plan(found))).toMatchObject([{ name: "", pool: "workers" }]);
  });

  it("of any later format is read", () => {
    const later = { ...plan(resource("aws_eks_cluster", {})), format_version: "9.0" };
    expect(statementsIn(later)).toEqual(["environment: aws (strongly hints)"]);
  });
});
