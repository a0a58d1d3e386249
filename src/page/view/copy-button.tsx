import { useEffect, useRef, useState } from "preact/hooks";

interface CopyProps {
  readonly label: string;
  /** What the text is, for who has to copy it by hand. */
  readonly what: string;
  readonly textOf: () => string;
}

/** Copies a text; where the browser refuses, shows it selected, to be copied by hand. */
export function CopyButton({ label, what, textOf }: CopyProps) {
  const [state, setState] = useState<"ready" | "copied" | { readonly text: string }>("ready");
  const copy = () => {
    const text = textOf();
    copied(text).then(
      () => setState("copied"),
      () => setState({ text }),
    );
  };
  return (
    <>
      <button type="button" onClick={copy}>
        {label}
      </button>
      <output class="note">{state === "copied" ? "copied" : ""}</output>
      {typeof state === "object" && (
        <ByHand what={what} text={state.text} onClose={() => setState("ready")} />
      )}
    </>
  );
}

/** A page without a secure origin may have no clipboard at all. */
async function copied(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}

interface ByHandProps {
  readonly what: string;
  readonly text: string;
  readonly onClose: () => void;
}

function ByHand({ what, text, onClose }: ByHandProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [text]);
  return (
    <div class="by-hand">
      <label>
        {what}, to be copied by hand:
        <textarea ref={field} readOnly rows={12} value={text} />
      </label>
      <button type="button" onClick={onClose}>
        Close
      </button>
    </div>
  );
}
