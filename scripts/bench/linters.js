// Whole processes of other tools on the same profile, with rules that say the same.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { peerRules } from "./engine.js";
import { peersFolder } from "./peers.js";
import { sideBySide } from "./process-runs.js";
import { profileText, randomLevels } from "./profiles.js";
import { BIN, HERE, inFolder } from "./start-up.js";

/** A rule of Spectral for every rule of json-rules-engine: one for each level that has points. */
function spectralRules() {
  const rules = peerRules().map(({ conditions, event }, index) => {
    const [{ fact, value }] = conditions.all;
    const levels = [value].flat().join("|");
    const rule = {
      given: `$.traits.${fact}`,
      severity: "info",
      message: `${event.type}: ${event.params.points} points`,
      // oxlint-disable-next-line unicorn/no-thenable -- a rule of Spectral has this key
      then: { function: "pattern", functionOptions: { notMatch: `^(${levels})$` } },
    };
    return [`${event.type}-${index}`, rule];
  });
  return { rules: Object.fromEntries(rules) };
}

/** A script of a page with json-rules-engine and js-yaml: points, and who leads. */
const SCRIPT = `
import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { Engine } from "json-rules-engine";
const { rules, file } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const { traits } = load(readFileSync(file, "utf8"));
const { events } = await new Engine(rules).run(traits);
const points = events.reduce((sum, { params }) => sum + params.points, 0);
console.log(points > 0 ? "A" : "B", points);
`;

/** One profile, judged or linted. */
export function benchLinters({ rounds }) {
  const peers = peersFolder();
  return inFolder(async (folder) => {
    const [levels] = randomLevels(1);
    const profile = join(folder, "profile.yaml");
    writeFileSync(profile, profileText("payments", levels, false));
    writeFileSync(join(folder, "spectral.json"), JSON.stringify(spectralRules()));
    writeFileSync(
      join(folder, "rules.json"),
      JSON.stringify({ rules: peerRules(), file: profile }),
    );
    writeFileSync(join(peers, "score.mjs"), SCRIPT);
    const spectral = join(peers, "node_modules/@stoplight/spectral-cli/dist/index.js");
    const subjects = [
      { name: "px-advisor check", command: [HERE, BIN, "check", profile], codes: [0, 1, 3] },
      {
        name: "json-rules-engine and js-yaml in a script, points only",
        command: [HERE, join(peers, "score.mjs"), join(folder, "rules.json")],
      },
      {
        name: "spectral lint, a rule a level",
        command: [HERE, spectral, "lint", "--ruleset", join(folder, "spectral.json"), profile],
        codes: [0, 1],
      },
    ].map((subject) => ({ ...subject, cwd: folder }));
    const measured = await sideBySide(subjects, { rounds, weighings: 3 });
    return measured.map(({ name, ...figures }) => ({ subject: name, ...figures, goal: null }));
  });
}
