import { expect, test } from "vitest";
import { fromIso } from "../src/lib/days";
import { dayShown, EVERYTHING, type Filter, readFilter, readLook, shownDays, writeFilter, writeView } from "../src/lib/filter";

const day = (text: string) => fromIso(text)!;
const FULL: Filter = {
  place: "gn:163808",
  kind: "air_strike",
  actor: "islamic-state",
  speaker: "Syrian Observatory for Human Rights & others",
  from: day("2015-05-01"),
  to: day("2015-12-31"),
  at: day("2015-11-10"),
  win: 30,
  known: day("2016-01-01"),
  disputed: true,
};

test("every filter comes back from its URL", () => {
  expect(readFilter(writeFilter(FULL))).toEqual(FULL);
  expect(readFilter(writeFilter(EVERYTHING))).toEqual(EVERYTHING);
});

test("everything is an empty query", () => {
  expect(writeFilter(EVERYTHING)).toBe("");
});

test("the words are those of the commands", () => {
  expect([...new URLSearchParams(writeFilter(FULL)).keys()]).toEqual([
    "place", "kind", "actor", "speaker", "from", "to", "at", "as_known_on", "win", "disputed",
  ]); // prettier-ignore
});

test("what makes no sense in a URL is left out", () => {
  expect(readFilter("?at=yesterday&win=-4&from=2015-02-30&disputed=perhaps&win=1e9")).toEqual(EVERYTHING);
  expect(readLook("?map=400/1/2&open=")).toEqual({ open: null, map: null });
});

test("what is open and where the map looks come back", () => {
  const look = { open: "place:gn:163808", map: [6.5, 34.56, 38.28] as const };
  const query = writeView(FULL, look);
  expect(readLook(query)).toEqual({ open: "place:gn:163808", map: [6.5, 34.56, 38.28] });
  expect(readFilter(query)).toEqual(FULL);
});

test("the slider's window is cut by from and to", () => {
  expect(shownDays({ ...EVERYTHING, at: 100, win: 30 })).toEqual({ first: 71, last: 100 });
  expect(shownDays({ ...EVERYTHING, at: 100, win: 30, from: 90, to: 95 })).toEqual({ first: 90, last: 95 });
  expect(shownDays({ ...EVERYTHING, win: 30 })).toEqual({ first: null, last: null });
});

test("the words of the page without scripts are read too", () => {
  expect(readFilter("?according_to=SANA").speaker).toBe("SANA");
  expect(readFilter("?according_to=SANA&speaker=SOHR").speaker).toBe("SOHR");
});

test("the day that is shown lies in the days asked for, and in the record", () => {
  const days = { first: 10, last: 100, end: 130 };
  const day = (change: Partial<Filter>) => dayShown({ ...EVERYTHING, ...change }, days);
  expect([day({}), day({ to: 50 }), day({ to: 300 })]).toEqual([100, 50, 100]);
  expect([day({ at: 500 }), day({ at: 5 }), day({ at: 70, to: 50 }), day({ at: 5, from: 20 })]).toEqual([130, 10, 50, 20]);
});
