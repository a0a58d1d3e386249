export { judgeInputs } from "./app/judge-inputs.ts";
