import type { LabelledText } from "../../report/text/frame.ts";

/** Texts under their labels; a row without one goes on with the label before. */
export function Conditions({
  title,
  rows,
}: {
  readonly title: string;
  readonly rows: readonly LabelledText[];
}) {
  if (rows.length === 0) return null;
  const groups: { label: string; texts: string[] }[] = [];
  for (const [label, text] of rows) {
    const last = groups.at(-1);
    if (last !== undefined && (label === "" || label === last.label)) last.texts.push(text);
    else groups.push({ label, texts: [text] });
  }
  return (
    <section>
      <h2>{title}</h2>
      <dl class="conditions">
        {groups.map(({ label, texts }) => (
          <div key={label}>
            <dt>{label}</dt>
            {texts.map((text) => (
              <dd key={text}>{text}</dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}
