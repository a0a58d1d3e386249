import { runAsk } from "./ask-command.ts";
import { type Environment, isInteractive } from "./environment.ts";
import { showFailure } from "./exit.ts";
import { createProgram } from "./program.ts";

/** Runs one command line and returns the exit code; everything else goes to the streams. */
export async function runCli(environment: Environment): Promise<number> {
  let exitCode = 0;
  const program = createProgram(environment, (code) => {
    exitCode = code;
  });
  try {
    if (environment.args.length > 0) {
      await program.parseAsync([...environment.args], { from: "user" });
      return exitCode;
    }
    if (isInteractive(environment)) return await runAsk({ color: true }, environment);
    environment.stderr.write(SHORT_HELP);
    return 2;
  } catch (error) {
    return showFailure(error, environment);
  }
}

const SHORT_HELP = `px-advisor advises how to deploy Portworx on Kubernetes.
  px-advisor advise profile.yaml   recommend from a profile
  px-advisor check clusters/       fail CI on a mismatched topology
  px-advisor --help                everything else
px-advisor: exit 2: no command was given, and there is no terminal to ask questions in
`;
