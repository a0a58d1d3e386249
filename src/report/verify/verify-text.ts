import type { Proof, ProofStatus, Verification } from "../../core/verify/verification.ts";
import { labelled, wrap } from "../layout.ts";
import type { Palette } from "../palette.ts";
import { surfaceLines } from "./surface-lines.ts";

/** How the report is to look. */
export interface VerifyView {
  readonly palette: Palette;
  readonly width: number;
}

/** The proofs with their witnesses, then the decision surface. */
export function verifyText(verification: Verification, view: VerifyView): string {
  const { pack, proofs } = verification;
  return [
    `${view.palette.bold(pack.title)} · pack ${pack.id} ${pack.version}`,
    "",
    view.palette.bold("Proofs"),
    ...proofs.flatMap((proof) => proofLines(proof, { view, column: titleColumn(proofs) })),
    ...typicalLines(verification, view),
    "",
    ...surfaceLines(verification, view),
    "",
  ].join("\n");
}

const STATUS_COLUMN = 10;

function titleColumn(proofs: readonly Proof[]): number {
  return Math.max(...proofs.map(({ title }) => title.length)) + 2;
}

function proofLines(
  { title, status, summary, details }: Proof,
  { view, column }: { readonly view: VerifyView; readonly column: number },
): string[] {
  const label = `${status.padEnd(STATUS_COLUMN)}${title}`;
  const layout = { indent: 2, column: STATUS_COLUMN + column, width: view.width };
  const [first, ...others] = labelled(label, summary, layout);
  return [
    painted(String(first), status, view.palette),
    ...others,
    ...details.flatMap((detail) =>
      labelled("-", detail, { indent: 4, column: 2, width: view.width }),
    ),
  ];
}

/** The line of a proof with its status painted; the status stands first on it. */
function painted(line: string, status: ProofStatus, palette: Palette): string {
  const paint = { proved: palette.dim, failed: palette.error, reported: palette.warning }[status];
  return line.replace(status, paint(status));
}

/** What the witnesses are told by; left out where there is none. */
function typicalLines({ proofs, typical }: Verification, { width }: VerifyView): string[] {
  const isTold = proofs.some(({ details }) =>
    details.some((detail) => detail.includes("the typical profile")),
  );
  if (!isTold) return [];
  const levels = Object.entries(typical).map(([trait, level]) => `${trait} ${level}`);
  return [
    "",
    ...wrap(`The typical profile: ${levels.join(", ")}`, width - 2).map((line) => `  ${line}`),
  ];
}
