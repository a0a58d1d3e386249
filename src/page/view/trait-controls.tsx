import { isKnown } from "../../core/assess/completions.ts";
import type { Assessment } from "../../core/model/assessment.ts";
import { item } from "../../core/model/lookup.ts";
import type { Possible } from "../../core/model/read-profile.ts";
import { everyLevel } from "../../core/model/trait-value.ts";
import type { RuleSet, Trait } from "../../core/pack/rule-set.ts";
import { signed } from "../../report/layout.ts";
import { TraitControl } from "./trait-control.tsx";

interface ControlsProps {
  readonly ruleSet: RuleSet;
  readonly assessment: Assessment;
  readonly original: Possible;
  readonly possible: Possible;
  /** Says which levels of a trait are possible now. */
  readonly onChange: (trait: Trait, mask: number) => void;
}

/** Every trait of the pack with its levels to choose from. */
export function TraitControls(props: ControlsProps) {
  const { ruleSet, assessment, original, possible, onChange } = props;
  return (
    <form class="controls" aria-labelledby="traits" onSubmit={(event) => event.preventDefault()}>
      <h2 id="traits">Traits</h2>
      {ruleSet.traits.map((trait) => {
        const mask = item(possible, trait.index);
        return (
          <TraitControl
            key={trait.id}
            trait={trait}
            mask={mask}
            isChanged={mask !== original[trait.index]}
            effect={effectOf(trait, mask, assessment)}
            onChange={onChange}
          />
        );
      })}
    </form>
  );
}

/** What the trait itself gives now; interactions are told with the reasons. */
function effectOf(trait: Trait, mask: number, { contributions, unknown }: Assessment): string {
  if (trait.basis === null) return "";
  const own = contributions.find(({ rule }) => rule === trait.id);
  if (own !== undefined) return signed(own.points);
  const open = unknown.find((each) => each.trait === trait.id);
  if (open === undefined || isKnown(mask)) return "";
  const { low, high } = open;
  return mask === everyLevel(trait) && low === high ? "" : `${signed(low)} to ${signed(high)}`;
}
