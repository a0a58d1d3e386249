import { AdvisorError, problem } from "../core/model/errors.ts";
import { didYouMean } from "../core/model/nearest.ts";
import { SCAFFOLD_KINDS, type ScaffoldKind, scaffold } from "../core/pack/scaffold.ts";
import type { Ports } from "./ports.ts";

/** What `rules new` is asked to write. */
export interface NewRuleRequest {
  readonly kind: string;
  readonly id: string;
  /** The folder of the pack; null where none was named. */
  readonly packFolder: string | null;
}

/** Writes a new rule file, or the files of a new pack; says which. Never overwrites. */
export async function newRule(request: NewRuleRequest, ports: Ports): Promise<string> {
  const kind = kindOf(request.kind);
  const folder = await folderFor(kind, request, ports);
  refuseId(request.id, kind);
  const files = scaffold(kind, request.id);
  for (const { path } of files) await refuseTaken(`${folder}/${path}`, ports);
  for (const { path, text } of files) await ports.createFile(`${folder}/${path}`, text);
  const written = files.map(({ path }) => `${folder}/${path}`);
  return [
    ...written,
    "fill in what stands in <…>; this says what is left to do:",
    `  px-advisor rules list --pack ${folder}`,
    "",
  ].join("\n");
}

/** The ids of checks are in lower case only. */
function refuseId(id: string, kind: ScaffoldKind): void {
  const isId = /^[a-zA-Z][a-zA-Z0-9]*(-[a-zA-Z0-9]+)*$/.test(id);
  const isFine = kind === "check" ? isId && id === id.toLowerCase() : isId;
  if (isFine) return;
  const letters = kind === "check" ? "lower-case letters" : "letters";
  throw usage(`"${id}" is no id`, `${letters} and digits, in words joined by -`);
}

function kindOf(name: string): ScaffoldKind {
  const kind = SCAFFOLD_KINDS.find((each) => each === name);
  if (kind !== undefined) return kind;
  const hint = didYouMean(name, SCAFFOLD_KINDS) ?? `kinds: ${SCAFFOLD_KINDS.join(", ")}`;
  throw usage(`unknown kind "${name}"`, hint);
}

async function folderFor(
  kind: ScaffoldKind,
  { packFolder }: NewRuleRequest,
  ports: Ports,
): Promise<string> {
  if (packFolder === null) {
    throw usage("the pack to write to is missing", "name its folder with --pack DIR");
  }
  const folder = packFolder.replace(/(?<=.)[/\\]+$/, "");
  if (kind !== "pack" && !(await ports.exists(`${folder}/pack.yaml`))) {
    const hint = `px-advisor rules new pack my-pack --pack ${folder} begins one`;
    throw usage(`${folder}: holds no pack (pack.yaml is missing)`, hint);
  }
  return folder;
}

async function refuseTaken(path: string, ports: Ports): Promise<void> {
  if (!(await ports.exists(path))) return;
  const hint = "give another id; nothing was overwritten";
  throw new AdvisorError([problem("file-exists", `${path}: already exists`, { hint })]);
}

function usage(message: string, hint: string): AdvisorError {
  return new AdvisorError([problem("argument-invalid", message, { hint })]);
}
