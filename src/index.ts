// The public library: what the command line is made of, without its input and output.
export type { Evaluator } from "./core/checks/evaluator.ts";
export type { Facts } from "./core/checks/facts.ts";
export { type FileEvidence, inventoriesOf } from "./core/evidence/clusters.ts";
export { type EvidenceScope, evidenceOf } from "./core/evidence/evidence.ts";
export type { EvidenceRecord, Inventory } from "./core/evidence/inventory.ts";
export type { Records } from "./core/evidence/records.ts";
export { type ReadDocument, readDocument } from "./core/evidence/read-document.ts";
export type { SourceDocument } from "./core/evidence/source-document.ts";
export { type TopologyEvidence, topologyOf } from "./core/evidence/topology/topology.ts";
export { type ResultDiff, diffOf, diffSchema } from "./core/diff/result-diff.ts";
export type { GuardState, JudgedGuard } from "./core/assess/guards.ts";
export { type Judgement, type Verdict, judge } from "./core/assess/judge.ts";
export { type AssessContext, assess } from "./core/explain/assess.ts";
export { type Approach, APPROACHES, LABELS } from "./core/model/approach.ts";
export { type Assessment, type Result, resultSchema } from "./core/model/assessment.ts";
export { AdvisorError, ERROR_CODES, type ErrorCode, type Problem } from "./core/model/errors.ts";
export type { Place } from "./core/model/place.ts";
export {
  type Possible,
  type Profile,
  type ReadProfile,
  possibleLevels,
} from "./core/model/read-profile.ts";
export { profileReader } from "./core/model/profile-reader.ts";
export type { Evidence, Sha256, Target } from "./core/model/target.ts";
export { checkPack } from "./core/pack/check-pack.ts";
export { compileRuleSet } from "./core/pack/compile.ts";
export { PORTWORX } from "./core/pack/portworx.ts";
export type { RuleSet, SealedPack, Trait } from "./core/pack/rule-set.ts";
export type { PlacedWaiver } from "./core/model/waiver.ts";
export type { Pack } from "./core/pack/schema.ts";
export { type WaiveContext, type Waivable, applyWaivers } from "./core/waive/apply-waivers.ts";
export { loadEvaluator } from "./io/cel/load-evaluator.ts";
