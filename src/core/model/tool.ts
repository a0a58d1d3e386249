/** The product's name, as in messages and results. */
export const TOOL_NAME = "px-advisor";
/** The product's version; a test compares it with package.json. */
export const TOOL_VERSION = "0.1.0";
/** Version of the JSON result; it grows when a reader of the old shape would break. */
export const SCHEMA_VERSION = 1;
