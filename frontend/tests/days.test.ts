import { expect, test } from "vitest";
import { fromIso, monthOf, readTyped, spanWords, stepBy, toIso, toWords } from "../src/lib/days";

const day = (text: string) => fromIso(text)!;

test("a day goes to text and back", () => {
  for (const text of ["1914-07-28", "1970-01-01", "2015-11-10", "2024-02-29"]) expect(toIso(day(text))).toBe(text);
});

test("what is no day is none", () => {
  for (const text of ["2015-02-30", "2015-13-01", "10 Nov", "", null, undefined]) expect(fromIso(text)).toBeNull();
});

test("a step of a month keeps the day, or ends at the month's last", () => {
  expect(toIso(stepBy(day("2015-01-31"), "month", 1))).toBe("2015-02-28");
  expect(toIso(stepBy(day("2016-03-15"), "month", -1))).toBe("2016-02-15");
  expect(toIso(stepBy(day("2015-11-30"), "quarter", 1))).toBe("2016-02-29");
});

test("days and weeks are that many days", () => {
  expect(stepBy(day("2015-11-10"), "day", -3)).toBe(day("2015-11-07"));
  expect(stepBy(day("2015-11-10"), "week", 2)).toBe(day("2015-11-24"));
});

test("a month begins at its first", () => {
  expect(toIso(monthOf(day("2015-11-30")))).toBe("2015-11-01");
});

test("a span says what is known of it", () => {
  const [one, other] = [day("2015-11-10"), day("2015-11-25")];
  expect(spanWords(one, one)).toBe("10 Nov 2015");
  expect(spanWords(one, other)).toBe("10 Nov 2015 to 25 Nov 2015");
  expect(spanWords(null, other)).toBe("by 25 Nov 2015");
  expect(spanWords(one, null)).toBe("from 10 Nov 2015 on");
  expect(spanWords(null, null)).toBe("day not known");
  expect(toWords(one)).toBe("10 Nov 2015");
});

test("a year that is being typed is no day yet", () => {
  for (const text of ["0002-05-01", "0020-05-01", "0201-05-01", "2015-05"]) expect(readTyped(text)).toBeUndefined();
  expect(readTyped("2015-05-01")).toBe(day("2015-05-01"));
  expect(readTyped("")).toBeNull();
});
