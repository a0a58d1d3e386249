/** What is wrong with an expression, and where in it. */
export interface Fault {
  readonly message: string;
  readonly offset: number;
  readonly hint: string | null;
}
