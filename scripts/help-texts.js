// What the program prints when it is asked for help or its version, as commander renders it.
import { Readable } from "node:stream";
import { runCli } from "../dist/cli/main.js";
import { createProgram } from "../dist/cli/program.js";
import { lineOf } from "../dist/cli/ready-texts.js";

/** The text for every command line that asks for one, by {@link lineOf}. */
export async function helpTexts() {
  const texts = {};
  for (const line of linesFor(await commandPaths())) texts[lineOf(line)] = await printedFor(line);
  return texts;
}

/** Command lines that ask for nothing but help or the version, for commands by their paths. */
function linesFor(paths) {
  const ofCommands = paths.flatMap((path) => [
    [...path, "--help"],
    [...path, "-h"],
  ]);
  const named = paths.filter((path) => path.length === 1).map(([name]) => ["help", name]);
  return [["--version"], ["-V"], ["--help"], ["-h"], ["help"], ...named, ...ofCommands];
}

async function commandPaths() {
  const paths = ({ commands }, before) =>
    commands.flatMap((each) => {
      const path = [...before, each.name()];
      return [path, ...paths(each, path)];
    });
  return paths(await createProgram(environment([], [], []), () => {}), []);
}

async function printedFor(args) {
  const out = [];
  const err = [];
  const code = await runCli(environment(args, out, err));
  if (code !== 0 || err.length > 0)
    throw new Error(`${args.join(" ")}: ends with ${code}: ${err.join("")}`);
  return out.join("");
}

function environment(args, out, err) {
  const into = (texts) => ({ isTTY: false, write: (text) => void texts.push(text) });
  const streams = { stdin: Readable.from([]), stdout: into(out), stderr: into(err) };
  return { args, invocation: "px-advisor", cwd: "/", env: {}, ...streams };
}

/** A module of the texts by command line, each text once. */
export function textsModule(texts) {
  const all = [...new Set(Object.values(texts))];
  const lines = Object.entries(texts).map(([line, text]) => [line, all.indexOf(text)]);
  return (
    `const [all, lines] = JSON.parse(${JSON.stringify(JSON.stringify([all, lines]))});\n` +
    "export const TEXTS = Object.fromEntries(lines.map(([line, text]) => [line, all[text]]));\n"
  );
}
