import { type Environment, isInteractive } from "./environment.ts";
import { showFailure } from "./exit.ts";
import { asInvoked } from "./invocation.ts";
import { SHORT_HELP } from "./short-help.ts";
import { createProgram } from "./program.ts";

/** Runs one command line and returns the exit code; everything else goes to the streams. */
export async function runCli(environment: Environment): Promise<number> {
  const { args, stderr, invocation } = environment;
  let exitCode = 0;
  const finished = (code: number) => {
    exitCode = code;
  };
  try {
    if (isCompletionRequest(args)) {
      const { answerCompletion } = await import("./answer-completion.ts");
      await answerCompletion(await createProgram(environment, finished), environment);
      return 0;
    }
    if (args.length > 0) {
      const program = await createProgram(environment, finished, args[0]);
      await program.parseAsync([...args], { from: "user" });
      return exitCode;
    }
    if (isInteractive(environment)) {
      const { runAsk } = await import("./ask-command.ts");
      return await runAsk({ color: true }, environment);
    }
    stderr.write(asInvoked(SHORT_HELP, invocation));
    const reason = "no command was given, and there is no terminal to ask questions in";
    stderr.write(`px-advisor: exit 2: ${reason}\n`);
    return 2;
  } catch (error) {
    return showFailure(error, environment);
  }
}

/** Whether a command line is a script's question how another one goes on. */
function isCompletionRequest([command, separator]: readonly string[]): boolean {
  return command === "complete" && separator === "--";
}
