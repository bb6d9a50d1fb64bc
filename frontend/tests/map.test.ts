import { expect, test } from "vitest";
import { holderLooks } from "../src/lib/looks";
import { type Interval, readRecord, type Sent } from "../src/lib/record";
import type { Shown } from "../src/lib/shown";
import { scene } from "../src/map/scene";
import { discRadius, ringRadius, seat } from "../src/map/sizes";

const SYMBOL = 27;
const held = (key: string, name: string): Interval => ({
  id: `ctl_${key}`, place: 0, status: "held", holders: [[key, name]], from: [1, 1], to: null, basis: "claimed",
  first_evidence: 1, evidence: [1], claims: [1, 0], according_to: [],
}); // prettier-ignore
const SENT: Sent = {
  state: "1", whole: true, total: 0, disputed: 0, first: 1, last: 9, newest: 9, kinds: [], parties: [], origins: [],
  places: [["t", "Tadmur", null, "SY", 34.5, 38.2, "town", null], ["t", "Tadmur", null, "SY", 34.5, 38.2, "near", 10]],
  names: {}, holders: ["army", "is"], control: [held("is", "Islamic State")], events: null, months: null,
}; // prettier-ignore

test("a holder looks the same whoever else is in the view", () => {
  const all = holderLooks({ control: [held("is", "IS"), held("army", "Army")], holders: ["army", "is"] });
  const one = holderLooks({ control: [held("is", "IS")], holders: ["army", "is"] });
  expect(one.get("is")).toEqual(all.get("is"));
  expect([...one.keys()]).toEqual(["is"]);
});

test("whom only one view names takes nobody's look", () => {
  const looks = holderLooks({ control: [held("aaa", "New"), held("is", "IS")], holders: ["army", "is"] });
  expect([...looks.keys()]).toEqual(["is", "aaa"]);
  expect(looks.get("aaa")!.color).not.toBe(holderLooks({ control: [held("army", "A")], holders: ["army", "is"] }).get("army")!.color);
});

test("what was near a town is drawn around what is drawn at the town, also where the map is far", () => {
  const record = readRecord(SENT);
  const by_place: Shown["by_place"] = new Map([[0, { events: 8, disputed: 1 }], [1, { events: 4, disputed: 0 }]]); // prettier-ignore
  const items = scene({ record, looks: new Map(), shown: { total: 12, disputed: 1, rows: null, by_place }, states: new Map(), chosen: null });
  const near = items.find((it) => it.near)!;
  const town = items.find((it) => !it.reach)!;
  for (const scale of [512, 512 * 2 ** 5, 512 * 2 ** 10])
    expect(ringRadius(near, scale, SYMBOL)).toBeGreaterThan(discRadius(town.events, SYMBOL));
});

test("a disc is wider than the symbol that stands on it", () => {
  expect(discRadius(1, SYMBOL)).toBeGreaterThan(SYMBOL / 2);
  expect(discRadius(0, SYMBOL)).toBe(0);
});

test("the symbol of a province stands on its ring, where the ring is in view", () => {
  const province = { reach: 1, near: false };
  expect(seat(province, 300, 300, 100, 600, 600)).toEqual([300, 200]);
  expect(seat(province, 300, 50, 100, 600, 600)).toEqual([300, 150]);
  expect(seat({ reach: 0, near: false }, 300, 300, 0, 600, 600)).toEqual([300, 300]);
});
