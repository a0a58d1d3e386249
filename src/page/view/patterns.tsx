/** The pattern of B, which is hatched where A is solid, for drawings to refer to. */
export function Patterns() {
  return (
    <svg class="patterns" width="0" height="0" aria-hidden="true">
      <defs>
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect class="ground" width="6" height="6" />
          <path class="strokes" d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5" />
        </pattern>
      </defs>
    </svg>
  );
}
