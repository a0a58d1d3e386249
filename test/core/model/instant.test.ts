import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, dateText, instantOf } from "../../../src/core/model/instant.ts";

/** From the year 1 to the end of the year 9999. */
const anyInstant = fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 });
const anyOffset = fc.tuple(
  fc.constantFrom("+", "-"),
  fc.integer({ min: 0, max: 14 }),
  fc.integer({ min: 0, max: 59 }),
);
const two = (number: number) => String(number).padStart(2, "0");

describe("a timestamp", () => {
  it("with milliseconds and Z is read as the platform reads it", () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        expect(instantOf(new Date(instant).toISOString())).toBe(instant);
      }),
      { numRuns: 2_000 },
    );
  });

  it("of any zone is read as the platform reads it, with or without a colon", () => {
    fc.assert(
      fc.property(anyInstant, anyOffset, (instant, [sign, hours, minutes]) => {
        const local = new Date(instant).toISOString().slice(0, -1);
        const withColon = `${local}${sign}${two(hours)}:${two(minutes)}`;
        const expected = Date.parse(withColon);
        expect(instantOf(withColon)).toBe(expected);
        expect(instantOf(`${local}${sign}${two(hours)}${two(minutes)}`)).toBe(expected);
      }),
      { numRuns: 1_000 },
    );
  });

  it("as Go prints it is read as the platform reads the same in ISO 8601", () => {
    fc.assert(
      fc.property(anyInstant, fc.nat(999_999), (instant, nanoseconds) => {
        const iso = new Date(instant).toISOString();
        const rest = String(nanoseconds).padStart(6, "0");
        const go = `${iso.replace("T", " ").slice(0, -1)}${rest} +0000 UTC`;
        expect(instantOf(go)).toBe(Date.parse(iso));
      }),
      { numRuns: 1_000 },
    );
  });

  it("of every day of four centuries and more is the beginning of that day, and back", () => {
    const wrong: string[] = [];
    for (let day = Date.UTC(1590, 0, 1); day < Date.UTC(2110, 0, 1); day += DAY) {
      const text = new Date(day).toISOString().slice(0, 10);
      if (instantOf(text) !== day || dateText(day) !== text) wrong.push(text);
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ["2023-12-20 10:52:04.558615784 +0000 UTC", "2023-12-20T10:52:04.558Z"],
    ["2023-12-20 10:52:04.558615784 +0000 UTC m=+6.120534234", "2023-12-20T10:52:04.558Z"],
    ["2023-12-20 11:52:04.5 +0100 CET", "2023-12-20T10:52:04.500Z"],
    ["2023-12-20 10:52:04 UTC", "2023-12-20T10:52:04.000Z"],
    ["2023-12-20T10:52:04", "2023-12-20T10:52:04.000Z"],
    ["2023-12-20", "2023-12-20T00:00:00.000Z"],
    ["  2023-12-20T10:52:04Z \n", "2023-12-20T10:52:04.000Z"],
    ["2024-02-29", "2024-02-29T00:00:00.000Z"],
    ["2000-02-29", "2000-02-29T00:00:00.000Z"],
    ["2023-12-31", "2023-12-31T00:00:00.000Z"],
    ["1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"],
  ])("%j is %s", (text, expected) => {
    const instant = instantOf(text);
    expect(instant === null ? null : new Date(instant).toISOString()).toBe(expected);
  });

  it.each([
    "",
    "yesterday",
    "20 Dec 2023",
    "1703069524",
    "2023-13-01",
    "2023-00-10",
    "2023-01-00",
    "2023-01-32",
    "2023-02-29",
    "2023-04-31",
    "1900-02-29",
    "2023-12-20T24:00:00Z",
    "2023-12-20T10:60:00Z",
    "2023-12-20T10:52Z",
    "2023-12-20T10:52:04Zulu",
    "2023-12-20 and later",
    "x2023-12-20",
  ])("%j is none", (text) => {
    expect(instantOf(text)).toBeNull();
  });

  it("that is not there is none", () => {
    expect(instantOf(null)).toBeNull();
  });
});

describe("the date of a moment", () => {
  it("is the one that the platform gives", () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        expect(dateText(instant)).toBe(new Date(instant).toISOString().slice(0, 10));
      }),
      { numRuns: 2_000 },
    );
  });

  it("is read back as the beginning of that day", () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        expect(instantOf(dateText(instant))).toBe(Math.floor(instant / DAY) * DAY);
      }),
    );
  });
});
