/** A moment in milliseconds since 1970, UTC. The core has no clock: moments come out of evidence. */
export type Instant = number;

/** Milliseconds of a day. */
export const DAY = 86_400_000;

/**
 * An ISO 8601 date, or date and time with a zone, as Kubernetes prints it; Go adds the name of the
 * zone and the reading of a clock: `2023-12-20 10:52:04.558615784 +0000 UTC m=+1.5`.
 */
const TIMESTAMP =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))? ?(Z|UTC|[+-]\d\d:?\d\d)?(?: [A-Z]{1,5})?(?: m=[+-][\d.]+)?)?$/;

/** The moment of a timestamp; null where it is none. */
export function instantOf(text: string | null): Instant | null {
  const match = TIMESTAMP.exec(text?.trim() ?? "");
  if (match === null) return null;
  // A date without a time has none of the last three.
  const part = (group: number) => Number(match[group] ?? 0);
  const [year, month, day] = [part(1), part(2), part(3)] as const;
  const [hour, minute, second] = [part(4), part(5), part(6)] as const;
  const isDay = isWithin(month, 12) && isWithin(day, daysIn(year, month));
  if (!isDay) return null;
  const milliseconds = Number((match[7] ?? "").slice(0, 3).padEnd(3, "0"));
  const time = ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
  return daysBefore(year, month, day) * DAY + time - offsetOf(match[8] ?? "Z");
}

function isWithin(number: number, most: number): boolean {
  return number >= 1 && number <= most;
}

function daysIn(year: number, month: number): number {
  const next = month === 12 ? daysBefore(year + 1, 1, 1) : daysBefore(year, month + 1, 1);
  return next - daysBefore(year, month, 1);
}

/** The newest of some moments; null of none. A call takes only so many arguments. */
export function newest(moments: Iterable<Instant | null>): Instant | null {
  let found: Instant | null = null;
  for (const moment of moments) {
    if (moment !== null && (found === null || moment > found)) found = moment;
  }
  return found;
}

/** The oldest of some moments; null of none. */
export function oldest(moments: Iterable<Instant>): Instant | null {
  let found: Instant | null = null;
  for (const moment of moments) if (found === null || moment < found) found = moment;
  return found;
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
  if (!/^[+-]/.test(zone)) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith("-") ? -1 : 1) * minutes * 60_000;
}
