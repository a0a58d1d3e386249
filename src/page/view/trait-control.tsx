import { useMemo, useState } from "preact/hooks";
import { isKnown } from "../../core/assess/completions.ts";
import { everyLevel } from "../../core/model/trait-value.ts";
import type { Trait } from "../../core/pack/rule-set.ts";

interface ControlProps {
  readonly trait: Trait;
  /** The possible levels as bits. */
  readonly mask: number;
  readonly isChanged: boolean;
  /** Points that the trait gives now, in words. */
  readonly effect: string;
  readonly onChange: (trait: Trait, mask: number) => void;
}

/** One trait: a radio button a level, one for "not known", and one that opens a choice of several. */
export function TraitControl({ trait, mask, isChanged, effect, onChange }: ControlProps) {
  const [wantsSeveral, setWantsSeveral] = useState(false);
  // A control that looks as before is the same value as before, which is not drawn again.
  return useMemo(
    () => (
      <Levels
        {...{ trait, mask, isChanged, effect, onChange }}
        wantsSeveral={wantsSeveral}
        onWantSeveral={setWantsSeveral}
      />
    ),
    [trait, mask, isChanged, effect, onChange, wantsSeveral],
  );
}

interface LevelsProps extends ControlProps {
  /** Whether a choice of several was asked for. */
  readonly wantsSeveral: boolean;
  readonly onWantSeveral: (wants: boolean) => void;
}

function Levels(props: LevelsProps) {
  const { trait, mask, isChanged, effect, onChange, wantsSeveral, onWantSeveral } = props;
  const isOpen = mask === everyLevel(trait);
  const isSeveral = wantsSeveral || (!isOpen && !isKnown(mask));
  const choose = (chosen: number) => {
    onWantSeveral(false);
    onChange(trait, chosen);
  };
  return (
    <fieldset class={isChanged ? "trait changed" : "trait"} id={`trait-${trait.id}`}>
      <legend>
        {trait.title}
        {isChanged && <span class="note"> changed</span>}
        {effect !== "" && <span class="effect"> {effect}</span>}
      </legend>
      <p class="quiet" id={`why-${trait.id}`}>
        {trait.question}
      </p>
      <div class="levels">
        {trait.levels.map((level, index) => (
          <Choice
            key={level.id}
            name={trait.id}
            label={level.label}
            isChosen={!isSeveral && mask === 1 << index}
            onChoose={() => choose(1 << index)}
          />
        ))}
        <Choice
          name={trait.id}
          label="not known"
          isChosen={!isSeveral && isOpen}
          onChoose={() => choose(everyLevel(trait))}
        />
        <Choice
          name={trait.id}
          label="one of…"
          isChosen={isSeveral}
          onChoose={() => onWantSeveral(true)}
        />
      </div>
      {isSeveral && <SeveralLevels trait={trait} mask={mask} onChange={onChange} />}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Choice({ name, label, isChosen, onChoose }: ChoiceProps) {
  return (
    <label class="level">
      <input type="radio" name={name} checked={isChosen} onChange={onChoose} />
      {label}
    </label>
  );
}

type SeveralProps = Pick<ControlProps, "trait" | "mask" | "onChange">;

function SeveralLevels({ trait, mask, onChange }: SeveralProps) {
  return (
    <div class="levels several" role="group" aria-label={`Possible levels of ${trait.title}`}>
      {trait.levels.map((level, index) => {
        const bit = 1 << index;
        return (
          <label key={level.id} class="level">
            <input
              type="checkbox"
              checked={(mask & bit) !== 0}
              onChange={(event) => {
                const next = mask ^ bit;
                // A trait without any possible level would be no trait, so the last one stays.
                if (next === 0) event.currentTarget.checked = true;
                else onChange(trait, next);
              }}
            />
            {level.label}
          </label>
        );
      })}
    </div>
  );
}
