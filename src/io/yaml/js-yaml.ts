// js-yaml as it is built for browsers. The code is the same but for object spread, which is written
// out there: on Node 20 a spread gives the parser's state another shape in every call, and many
// small texts take three times as long.
export {
  DEFAULT_SCALAR_STYLE_RULES,
  EVENT_ID,
  type Event,
  SCALAR_STYLE,
  type ScalarEvent,
  type ScalarLayout,
  YAMLException,
  constructFromEvents,
  dump,
  getScalarValue,
  load,
  parseEvents,
} from "js-yaml/browser";
