import { expect, test } from "vitest";
import { stretch } from "../src/lib/bars";
import type { Interval } from "../src/lib/record";

function interval(change: Partial<Interval>): Interval {
  return {
    id: "ctl_1", place: 0, status: "held", holders: [["is", "Islamic State"]], from: [10, 10], to: [30, 30], basis: "claimed",
    first_evidence: 10, evidence: [10, 20], claims: [1, 0], according_to: [], ...change,
  }; // prettier-ignore
}

test("a state is full up to its last evidence and dashed to its end", () => {
  expect(stretch(interval({}), 0, 40)).toEqual({ from: 10, sure: 10, told: 20, ending: 30, end: 30 });
});

test("a start known only to some days is not drawn as if the first of them were it", () => {
  expect(stretch(interval({ from: [5, 15] }), 0, 40)).toMatchObject({ from: 5, sure: 15 });
});

test("a state that nobody tells the start of begins where the slider does", () => {
  expect(stretch(interval({ from: [null, null], first_evidence: null, evidence: [] }), 2, 40)).toMatchObject({ from: 2, end: 30 });
  expect(stretch(interval({ from: [null, 15], first_evidence: null }), 2, 40)).toMatchObject({ from: 2, sure: 15 });
});

test("an end known only to some days is open from the first of them", () => {
  expect(stretch(interval({ to: [25, 35] }), 0, 40)).toMatchObject({ ending: 25, end: 35 });
  expect(stretch(interval({ to: null }), 0, 40)).toMatchObject({ told: 20, end: 40 });
});

test("what lies beside the timeline is not drawn", () => {
  expect(stretch(interval({}), 31, 40)).toBeNull();
  expect(stretch(interval({}), 0, 9)).toBeNull();
});
