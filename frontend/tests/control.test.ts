import { expect, test } from "vitest";
import { daysSince, intervalWords, mayCover, sinceWords, stateOn, stateWords } from "../src/lib/control";
import type { Interval } from "../src/lib/record";

function interval(change: Partial<Interval>): Interval {
  return {
    id: "ctl_1",
    place: 0,
    status: "held",
    holders: [["is", "Islamic State"]],
    from: [10, 10],
    to: [20, 20],
    basis: "claimed",
    first_evidence: null,
    evidence: [10, 12],
    claims: [1, 0],
    according_to: [],
    ...change,
  };
}

test("an interval is half-open where its end is known to the day", () => {
  const it = interval({});
  expect([9, 10, 19, 20].map((day) => mayCover(it, day))).toEqual([false, true, true, false]);
});

test("an end that is not known to the day may have come on its last", () => {
  expect(mayCover(interval({ to: [18, 20] }), 20)).toBe(true);
});

test("nothing is carried back past the first evidence", () => {
  const it = interval({ from: [null, null], first_evidence: 12 });
  expect([11, 12].map((day) => mayCover(it, day))).toEqual([false, true]);
});

test("an open end goes on, ever weaker", () => {
  const it = interval({ to: null });
  const strengths = [12, 60, 200, 900].map((day) => stateOn([it], day)!.strength);
  expect(strengths).toEqual([1, 0.8, 0.6, 0.42]);
});

test("around an unknown day of change the certain state is shown and the other one told", () => {
  const before = interval({ to: [18, 22] });
  const after = interval({ id: "ctl_2", from: [18, 22], to: null, holders: [["army", "Army"]] });
  expect(stateOn([before, after], 17)!.or).toBeNull();
  expect(stateOn([before, after], 20)!.or).not.toBeNull();
  expect(stateOn([before, after], 23)!.interval).toBe(after);
});

test("nobody's word is no state", () => {
  expect(stateOn([interval({})], 25)).toBeNull();
});

test("evidence of later days is none yet", () => {
  expect(daysSince(interval({}), 11)).toBe(1);
  expect(daysSince(interval({}), 9)).toBeNull();
});

test("unknown, contested and shared are named, not blank", () => {
  const two = [["a", "A"], ["b", "B"]] as const; // prettier-ignore
  expect(stateWords("unknown", [], "claimed")).toBe("unknown who holds it");
  expect(stateWords("contested", two, "claimed")).toBe("contested: A and B");
  expect(stateWords("shared", two, "corroborated")).toBe("shared: A and B, corroborated");
  expect(sinceWords(null)).toBe("no evidence up to this day");
  expect(sinceWords(1)).toBe("last evidence 1 day ago");
});

test("an open end is last known", () => {
  expect(intervalWords(interval({ from: [0, 0], to: null }))).toBe("from 1 Jan 1970, last known");
  expect(intervalWords(interval({ from: [null, null], first_evidence: 0 }))).toMatch(/^told of since 1 Jan 1970/);
});
