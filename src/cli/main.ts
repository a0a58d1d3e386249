import { runAsk } from "./ask-command.ts";
import { answerCompletion, isCompletionRequest } from "./completion-command.ts";
import { type Environment, isInteractive } from "./environment.ts";
import { showFailure } from "./exit.ts";
import { asInvoked } from "./invocation.ts";
import { SHORT_HELP } from "./short-help.ts";
import { createProgram } from "./program.ts";

/** Runs one command line and returns the exit code; everything else goes to the streams. */
export async function runCli(environment: Environment): Promise<number> {
  let exitCode = 0;
  const program = createProgram(environment, (code) => {
    exitCode = code;
  });
  try {
    if (isCompletionRequest(environment.args)) {
      await answerCompletion(program, environment);
      return 0;
    }
    if (environment.args.length > 0) {
      await program.parseAsync([...environment.args], { from: "user" });
      return exitCode;
    }
    if (isInteractive(environment)) return await runAsk({ color: true }, environment);
    environment.stderr.write(asInvoked(SHORT_HELP, environment.invocation));
    const reason = "no command was given, and there is no terminal to ask questions in";
    environment.stderr.write(`px-advisor: exit 2: ${reason}\n`);
    return 2;
  } catch (error) {
    return showFailure(error, environment);
  }
}
