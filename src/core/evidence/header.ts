/** The texts under `apiVersion` and `kind`. */
export function header(value: unknown): { apiVersion: string | null; kind: string | null } {
  const textOf = (key: string) => {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return null;
    const text: unknown = Reflect.get(value, key);
    return typeof text === "string" ? text : null;
  };
  return { apiVersion: textOf("apiVersion"), kind: textOf("kind") };
}
