import { type Mutation, killRate } from "../mutation/mutation.ts";
import { PROOFS, type Proof } from "../verification.ts";
import { type Telling, witnessText } from "../witness.ts";

/** Proves that the cases find out every mutant that is not equivalent to the pack. */
export function mutationProof(mutation: Mutation, telling: Telling): Proof {
  const { all, killed, equivalent, living } = mutation;
  const rate = `${Math.floor(killRate(mutation) * 100)} %`;
  return {
    id: "mutation",
    title: PROOFS.mutation,
    status: living.length === 0 ? "proved" : "failed",
    summary: `${rate}: ${killed} of ${all}, ${equivalent.length} equivalent, ${living.length} alive`,
    details: [
      ...living.map(
        ({ mutant, witness }) =>
          `no case notices ${mutant.text}; one that would: ${witnessText(witness, telling)}`,
      ),
      ...equivalent.map(({ text }) => `equivalent: ${text}`),
    ],
  };
}
