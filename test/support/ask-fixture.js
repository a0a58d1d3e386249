// Asks two questions and a text through the built askers, for tests in a real terminal.
// usage: node ask-fixture.js inquirer|line [colour] ; answers go to stdout as JSON lines
const dist = "../../dist";
const isColoured = process.argv[3] === "colour";
const { input, output } = { input: process.stdin, output: process.stderr };

const sgr = (code) => (s) => (isColoured ? `\u001B[${code}m${s}\u001B[0m` : s);

async function createAsker() {
  if (process.argv[2] === "line") {
    const { createLineAsker } = await import(`${dist}/cli/line-asker.js`);
    return createLineAsker({ input, output });
  }
  const { createInquirerAsker } = await import(`${dist}/cli/inquirer-asker.js`);
  return createInquirerAsker({
    input,
    output,
    paint: { bold: sgr(1), dim: sgr(2), accent: sgr(36) },
  });
}

const churn = {
  trait: "node-churn",
  title: "Node churn",
  text: "How often does the number of nodes change with demand?",
  why: "Adding and removing nodes moves disks with them.",
  unit: "changes per month",
  choices: [
    { level: "never", label: "never" },
    { level: "monthly", label: "about monthly" },
    { level: "daily", label: "about daily" },
  ],
  chosen: null,
};
const disks = {
  ...churn,
  trait: "disks",
  text: "Do all nodes have disks?",
  unit: null,
  choices: [
    { level: "yes", label: "yes" },
    { level: "no", label: "no" },
  ],
};

const asker = await createAsker();
try {
  for (const [index, question] of [churn, disks].entries()) {
    const progress = `${index + 1} of at most 2`;
    const answer = await asker.ask({ question, progress, canGoBack: index > 0 });
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
  process.stdout.write(`${JSON.stringify(await asker.askText("Name the profile", "px.yaml"))}\n`);
  asker.say("done");
} catch (error) {
  asker.say(`caught ${error.name}`);
  process.exitCode = 130;
}
