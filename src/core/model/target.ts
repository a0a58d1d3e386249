import type { EarlierDump } from "../evidence/earlier-dump.ts";
import type { Inventory } from "../evidence/inventory.ts";
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
  /** What an earlier dump of the cluster held; null without one that can be compared. */
  readonly earlier: EarlierDump | null;
  readonly topology: TopologyEvidence;
  /** What is read of traits, each observation by itself. */
  readonly observations: readonly TraitObservation[];
  /** What they leave possible together. */
  readonly traits: readonly InferredTrait[];
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
