/** A moment in milliseconds since 1970, UTC. The core has no clock: moments come out of evidence. */
export type Instant = number;

/** Milliseconds of a day. */
export const DAY = 86_400_000;

/** An ISO 8601 date or date and time with a zone, as Kubernetes and Go print it. */
const TIMESTAMP =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))? ?(Z|UTC|[+-]\d\d:?\d\d)?(?: UTC)?)?/;

/** The moment of a timestamp; null where it is none. */
export function instantOf(text: string | null): Instant | null {
  const match = TIMESTAMP.exec(text?.trim() ?? "");
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = numbersIn(match.slice(1, 7));
  const isDay = isWithin(month, 12) && isWithin(day, 31);
  if (!isDay) return null;
  const fraction = Number(`0.${match[7] ?? "0"}`);
  const time = ((hour * 60 + minute) * 60 + second + fraction) * 1000;
  return daysBefore(year, month, day) * DAY + time - offsetOf(match[8] ?? "Z");
}

type Parts = [number, number, number, number, number, number];

/** A date without a time has none of the last three. */
function numbersIn(parts: readonly (string | undefined)[]): Parts {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    Number(part ?? 0),
  );
  return [year, month, day, hour, minute, second];
}

function isWithin(number: number, most: number): boolean {
  return number >= 1 && number <= most;
}

/** A moment as a date: `2026-11-22`. */
export function dateText(instant: Instant): string {
  // Counting in years that begin in March puts the leap day at a year's end (Howard Hinnant's
  // public-domain algorithm "civil_from_days").
  const shifted = Math.floor(instant / DAY) + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const padded = (number: number, width: number) => String(number).padStart(width, "0");
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** Days from 1970-01-01 to a date of the Gregorian calendar. */
function daysBefore(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  if (hours === undefined || minutes === undefined) return 0;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
