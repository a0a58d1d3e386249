import type { Layer, LayerName } from "../evidence/topology/reading.ts";
import type { TopologyEvidence } from "../evidence/topology/topology.ts";
import type { Place } from "../model/place.ts";
import type { StatedTopology } from "../model/profile.ts";
import type { Target } from "../model/target.ts";

/** The layers of a target's topology, from its profile and its evidence. */
export interface Layers {
  /** As the profile states it. */
  readonly stated: StatedTopology | null;
  /** As labels, variables and specs declare it. */
  readonly declared: Layer | null;
  readonly realised: Layer | null;
  readonly effective: Layer | null;
  readonly isNotApplicable: boolean;
  /** What would decide the layers that evidence leaves open. */
  readonly undecided: readonly string[];
  /** Where a layer was read first. */
  placeOf(layer: LayerName | "stated"): Place;
}

/** A topology with the word for how it is known. */
export interface Present {
  readonly topology: StatedTopology;
  readonly word: "deployed" | "declared";
  /** Whether the form is meant: those of converged that are only seen come and go with disks. */
  readonly isFormMeant: boolean;
  readonly at: Place;
}

/** The layers of a target. */
export function layersOf({ profile, evidence, topologyPlace, at }: Target): Layers {
  const stated = profile.topology;
  const seen = evidence?.topology ?? NO_EVIDENCE;
  return {
    stated,
    declared: seen.declared,
    realised: seen.realised,
    effective: seen.effective,
    isNotApplicable: stated === null && seen.isNotApplicable,
    undecided: seen.undecided,
    placeOf(layer) {
      const first = seen.observations.find(({ about }) => about === layer)?.at;
      return (layer === "stated" ? topologyPlace : first) ?? at;
    },
  };
}

const NO_EVIDENCE: TopologyEvidence = {
  declared: null,
  realised: null,
  effective: null,
  isNotApplicable: false,
  spansClusters: false,
  observations: [],
  undecided: [],
};

/** What is there, as well as it is known: realised, else stated in the profile, else declared. */
export function presentIn(layers: Layers): Present | null {
  const { stated, declared, realised } = layers;
  if (realised !== null) return seenAs("deployed", realised, layers.placeOf("realised"));
  if (stated !== null) {
    const at = layers.placeOf("stated");
    return { topology: stated, word: "declared", isFormMeant: true, at };
  }
  return declared === null ? null : seenAs("declared", declared, layers.placeOf("declared"));
}

function seenAs(word: Present["word"], topology: Layer, at: Place): Present {
  return { topology, word, isFormMeant: topology.approach === "disaggregated", at };
}

/** Layers that contradict one another; null where they do not. */
export function disagreementIn(
  layers: Layers,
): { readonly message: string; readonly at: Place } | null {
  const { stated, declared, realised } = layers;
  const meant = declared ?? stated;
  if (realised !== null && meant !== null && differ(meant, realised)) {
    const message = `half-configured: ${textOf(meant)} is declared, ${textOf(realised)} is what runs`;
    return { message, at: layers.placeOf(declared === null ? "stated" : "declared") };
  }
  if (stated !== null && declared !== null && differ(stated, declared)) {
    const message = `the profile states ${textOf(stated)}, the manifests declare ${textOf(declared)}`;
    return { message, at: layers.placeOf("stated") };
  }
  return null;
}

/** Forms of converged come and go with the disks of a node; those of disaggregated do not. */
function differ(one: StatedTopology, other: StatedTopology): boolean {
  if (one.approach !== other.approach) return true;
  if (one.approach === "converged") return false;
  return one.form !== null && other.form !== null && one.form !== other.form;
}

function textOf({ approach, form }: StatedTopology): string {
  return form === null ? approach : `${approach}, ${form}`;
}
