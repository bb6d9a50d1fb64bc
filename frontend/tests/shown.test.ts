import { expect, test } from "vitest";
import { lookAt, lookOf } from "../src/lib/looks";
import { EVERYTHING } from "../src/lib/filter";
import { type Events, readRecord, type Sent } from "../src/lib/record";
import { atSlider, byMonth, keptRows, monthsAtSlider } from "../src/lib/shown";

const EVENTS: Events = {
  id: ["e0", "e1", "e2", "e3"],
  kind: ["shelling", "killing", "shelling", "shelling"],
  place: [0, 1, 0, null],
  earliest: [30, 5, null, null],
  latest: [31, 8, 50, null],
  parties: [[0], [1], [0, 1], []],
  origins: [[0], [0, 1], [1], [1]],
  disputed: [0, 1, 0, 0],
  killed: [null, [3, 3], null, null],
};
const SENT: Sent = {
  state: "1", whole: true, total: 4, disputed: 1, first: 5, last: 60, newest: 60,
  kinds: [{ id: "shelling", label: "shelling", count: 3 }],
  parties: [["a", "A", 2], ["b", "B", 2]],
  origins: [["SOHR", 2], ["SANA", 3]],
  places: [["p", "P", null, "SY", 1, 2, "town", null], ["q", "Q", null, "SY", 1, 2, "province", 60], ["p", "P", null, "SY", 1, 2, "near", 10]],
  control: [], names: {}, holders: [], events: EVENTS, months: null,
}; // prettier-ignore
const RECORD = readRecord(SENT);
const rows = (change: object) => keptRows(RECORD, EVENTS, { ...EVERYTHING, ...change });

test("events come by their first day, undated last", () => {
  expect(rows({})).toEqual([1, 0, 2, 3]);
});

test("each word of the filter keeps what it names", () => {
  expect(rows({ kind: "killing" })).toEqual([1]);
  expect(rows({ place: "p" })).toEqual([0, 2]);
  expect(rows({ actor: "b" })).toEqual([1, 2]);
  expect(rows({ speaker: "SANA" })).toEqual([1, 2, 3]);
  expect(rows({ disputed: true })).toEqual([1]);
  expect(rows({ actor: "nobody" })).toEqual([]);
});

test("from and to keep what can have been in those days, and nothing undated", () => {
  expect(rows({ from: 31 })).toEqual([0, 2]);
  expect(rows({ to: 8 })).toEqual([1]);
});

test("the slider shows what has begun, its window what was in it", () => {
  expect(atSlider(EVENTS, rows({}), { ...EVERYTHING, at: 30 }).rows).toEqual([1, 0]);
  expect(atSlider(EVENTS, rows({}), { ...EVERYTHING, at: 31, win: 2 }).rows).toEqual([0]);
  expect(atSlider(EVENTS, rows({}), EVERYTHING).total).toBe(4);
});

test("sums by place count disputes too", () => {
  const { by_place, disputed } = atSlider(EVENTS, rows({}), EVERYTHING);
  expect(by_place.get(0)).toEqual({ events: 2, disputed: 0 });
  expect(by_place.get(1)).toEqual({ events: 1, disputed: 1 });
  expect(disputed).toBe(1);
});

test("sums by month leave undated events out", () => {
  expect([...byMonth(EVENTS, rows({}))].reduce((sum, [, it]) => sum + it.events, 0)).toBe(3);
});

test("where only months were sent, whole months are shown", () => {
  const months = { place: [0, 0, null], month: [0, 31, null], events: [2, 5, 1], disputed: [1, 0, 0] };
  expect(monthsAtSlider(months, { ...EVERYTHING, at: 20 }).total).toBe(2);
  expect(monthsAtSlider(months, { ...EVERYTHING, at: 40, win: 5 }).total).toBe(5);
  expect(monthsAtSlider(months, EVERYTHING).total).toBe(8);
});

test("no two of the first 64 holders look the same", () => {
  const looks = Array.from({ length: 64 }, (_, at) => lookAt(at));
  expect(new Set(looks.map((it) => `${it.color}${it.shape}`)).size).toBe(64);
});

test("a basis and a status each have a look of their own", () => {
  const looks = new Map([["a", lookAt(0)]]);
  const holders = [["a", "A"]] as const;
  const names = (["claimed", "corroborated", "against_interest"] as const).map((basis) => lookOf({ status: "held", basis, holders }, looks).name);
  expect(new Set([...names, lookOf({ status: "contested", basis: "claimed", holders }, looks).name, lookOf({ status: "unknown", basis: "claimed", holders: [] }, looks).name]).size).toBe(5);
});
