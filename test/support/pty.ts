import { spawn } from "@lydell/node-pty";
import xterm from "@xterm/headless";

/** What {@link startInPty} starts, and in how large a terminal. */
export interface PtyOptions {
  readonly command: string;
  readonly args?: readonly string[];
  readonly cwd?: string;
  /** Added to a bare environment: nothing of the test runner's own leaks in. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cols?: number;
  readonly rows?: number;
  /** A file that takes the command's stdout, so that only stderr is on the terminal. */
  readonly stdoutFile?: string;
}

/** A running command, seen as a person at its terminal sees it. */
export interface PtySession {
  readonly pid: number;
  /** The text in the terminal with what scrolled away, without blanks at line ends and at the end. */
  screen(): string;
  /** All bytes that the terminal got so far. */
  raw(): string;
  waitFor(text: string | RegExp, timeoutMs?: number): Promise<void>;
  /** Presses named keys (`up`, `down`, `left`, `enter`, `ctrl-c`, …); any other text is typed. */
  press(...keys: readonly string[]): void;
  exit(): Promise<{ readonly code: number; readonly signal: number }>;
  kill(): void;
}

const KEYS: Readonly<Record<string, string>> = {
  up: "\u001B[A",
  down: "\u001B[B",
  right: "\u001B[C",
  left: "\u001B[D",
  home: "\u001B[H",
  end: "\u001B[F",
  enter: "\r",
  backspace: "\u007F",
  "ctrl-c": "\u0003",
  "ctrl-d": "\u0004",
  "ctrl-z": "\u001A",
};

const POLL_MS = 20;

/** Starts a command in a pseudo-terminal that is drawn by a headless terminal emulator. */
export function startInPty(options: PtyOptions): PtySession {
  const { cols = 80, rows = 24 } = options;
  const terminal = new xterm.Terminal({ cols, rows, scrollback: 10_000, allowProposedApi: true });
  const { file, args } = commandLine(options);
  const env = {
    PATH: process.env["PATH"],
    HOME: process.env["HOME"],
    LANG: "C.UTF-8",
    TERM: "xterm-256color",
    ...options.env,
  };
  const cwd = options.cwd ?? process.cwd();
  const child = spawn(file, args, { name: env.TERM, cols, rows, cwd, env });
  let raw = "";
  let isOver = false;
  child.onData((data) => {
    raw += data;
    terminal.write(data);
  });
  const exited = new Promise<{ code: number; signal: number }>((resolve) => {
    child.onExit(({ exitCode, signal }) => {
      isOver = true;
      // An empty write is called back once all before it is on the screen.
      terminal.write("", () => resolve({ code: exitCode, signal: signal ?? 0 }));
    });
  });
  const screen = () => readScreen(terminal);
  return {
    pid: child.pid,
    screen,
    raw: () => raw,
    waitFor: (text, timeoutMs = 15_000) =>
      pollFor({ text, timeoutMs, screen, isOver: () => isOver }),
    press: (...keys) => child.write(keys.map((key) => KEYS[key] ?? key).join("")),
    exit: () => exited,
    kill: () => {
      if (!isOver) child.kill("SIGKILL");
    },
  };
}

function commandLine({ command, args = [], stdoutFile }: PtyOptions) {
  if (stdoutFile === undefined) return { file: command, args: [...args] };
  const script = 'out=$1; shift; exec "$@" > "$out"';
  return { file: "/bin/sh", args: ["-c", script, "sh", stdoutFile, command, ...args] };
}

function readScreen(terminal: InstanceType<typeof xterm.Terminal>): string {
  const { active } = terminal.buffer;
  const lines = Array.from(
    { length: active.length },
    (_, row) => active.getLine(row)?.translateToString(true) ?? "",
  );
  return lines.join("\n").trimEnd();
}

interface Poll {
  readonly text: string | RegExp;
  readonly timeoutMs: number;
  readonly screen: () => string;
  readonly isOver: () => boolean;
}

async function pollFor({ text, timeoutMs, screen, isOver }: Poll): Promise<void> {
  const isThere = () =>
    typeof text === "string" ? screen().includes(text) : new RegExp(text).test(screen());
  const deadline = Date.now() + timeoutMs;
  while (!isThere()) {
    if (Date.now() > deadline) {
      const state = isOver() ? "the command has ended" : "the command is still running";
      throw new Error(`${String(text)} did not appear in ${timeoutMs} ms; ${state}\n${screen()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
