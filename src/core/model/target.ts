import type { CheckGround } from "../checks/judge-check.ts";
import type { Circumstances } from "../evidence/facts/check-ground.ts";
import type { Inventory } from "../evidence/inventory.ts";
import type { NodeCount } from "../evidence/topology/node-counts.ts";
import type { TopologyEvidence } from "../evidence/topology/topology.ts";
import type { InferredTrait } from "../evidence/traits/infer-traits.ts";
import type { TraitObservation } from "../evidence/traits/observation.ts";
import type { Input } from "./assessment.ts";
import type { Place } from "./place.ts";
import type { Profile } from "./read-profile.ts";
import type { PlacedWaiver } from "./waiver.ts";

/** What was read of a cluster beside its profile. */
export interface Evidence {
  /** One for each orchestrator cluster. */
  readonly inventories: readonly Inventory[];
  readonly topology: TopologyEvidence;
  /** What is read of traits, each observation by itself. */
  readonly observations: readonly TraitObservation[];
  /** What they leave possible together. */
  readonly traits: readonly InferredTrait[];
  /** Counts nodes by role and zone; null where no node was read. */
  readonly nodes: () => readonly NodeCount[] | null;
  /** Makes what checks are judged on, an entry for each inventory. */
  readonly grounds: (circumstances: Circumstances) => readonly CheckGround[];
}

/** One cluster to judge, with the places its statements were read from. */
export interface Target {
  readonly profile: Profile;
  /** Where the profile's document begins; without a profile, where the evidence does. */
  readonly at: Place;
  /** Where each trait is stated, by trait id; a trait may have none. */
  readonly traitPlaces: Readonly<Record<string, Place>>;
  /** Where the topology is stated. */
  readonly topologyPlace: Place | null;
  /** The waivers of its profile. */
  readonly waivers: readonly PlacedWaiver[];
  /** Null where nothing but a profile was read. */
  readonly evidence: Evidence | null;
  readonly inputs: readonly Input[];
}

/** The hexadecimal SHA-256 of a text's UTF-8 bytes; the core has no cryptography of its own. */
export type Sha256 = (text: string) => string;
