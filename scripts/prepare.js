// Builds after `npm ci`, and where npm installs from the repository itself, as pre-commit does.
import { execSync } from "node:child_process";
import { existsSync } from "node:fs";
import process from "node:process";

const run = (command, env = process.env) => execSync(command, { stdio: "inherit", env });

// For `npm install --global` from a repository, npm prepares the clone in its global mode too, which
// leaves the clone without the packages that build it.
if (!existsSync("node_modules/typescript")) {
  run("npm ci --ignore-scripts", { ...process.env, npm_config_global: "false" });
}
run("npm run build");
