import { expect, test } from "vitest";
import { pieces, signed } from "../src/lib/hidden";
import { takeOption } from "../src/lib/picking";
import { placeCalled, readRecord, type Sent } from "../src/lib/record";
import type { Claim, Dispute, Party } from "../src/lib/server";
import { around, differing, disputeReason, disputeTitle, leadWords } from "../src/lib/telling";

const party = (name: string, type: string | null = "state_forces"): Party => ({ name, type, actor_id: type && name });
const NAMES = new Map([["islamic-state", "Islamic State"]]);
const COUNT: Dispute = {
  id: "dsp_1", about: "count", relation: "contradiction", reason: "killed (islamic-state): figures for one scope from different origins",
  positions: [{ value: "450", claim_ids: ["a"], speakers: ["a source"] }, { value: "417", claim_ids: ["b"], speakers: ["SOHR"] }],
}; // prettier-ignore
const SAID = { start: 275, end: 338, text: "A Syrian military source said 450 militants died in the battle." };

test("where nobody is said to have done it, the lead says between whom, and things are no parties", () => {
  const targets = [party("Islamic State"), party("Army"), party("Russia"), party("prison", null), { name: "militants", type: "rebel_group", actor_id: null }];
  expect(leadWords("armed_clash", [], targets)).toBe("between Islamic State, Army and Russia");
  expect(leadWords("bombing", [], [party("Army")])).toBe("against Army");
  expect(leadWords("property_destruction", [party("IS")], [party("temple", null)])).toBe("IS → temple");
});

test("a dispute says what it is about, in names and not in keys", () => {
  expect(disputeTitle(COUNT, NAMES)).toBe("Killed, Islamic State: 450 or 417");
  expect(disputeReason(COUNT)).toBe("Figures for one scope from different origins");
  expect(disputeTitle({ ...COUNT, about: "date", positions: [{ value: "2016-03-27", claim_ids: [], speakers: [] }] }, NAMES)).toBe("Day: 27 Mar 2016");
});

test("in a side's sentence the words are marked that the other side contradicts", () => {
  const claim = {
    quote: SAID, trigger: null, actors: [], targets: [], time: null, place: null,
    quantities: [{ quote: { start: 305, end: 318, text: "450 militants" }, what: "killed", who: null, low: 450, high: 450, vague: false, scope: "incident" }],
  } as unknown as Claim; // prettier-ignore
  const marked = differing(COUNT, "450", claim);
  expect(marked.filter((it) => it.marked).map((it) => it.text)).toEqual(["450 militants"]);
  expect(marked.map((it) => it.text).join("")).toBe(SAID.text);
});

test("only what is near a sentence stands around it, all of it when asked", () => {
  const context = { before: "word ".repeat(80), quote: "", after: "word ".repeat(80), more_before: false, more_after: true };
  const near = around(context, false);
  expect(near.before.length).toBeLessThan(170);
  expect(near.before.startsWith("… word")).toBe(true);
  expect(near.cut).toBe(true);
  expect(around(context, true).before).toBe(context.before);
});

test("characters that hide or turn writing round are signs", () => {
  expect(pieces("a\u202eb")).toEqual([{ text: "a", sign: false }, { text: "RLO", sign: true }, { text: "b", sign: false }]); // prettier-ignore
  expect(signed("Tad\u200bmur")).toBe("Tad[U+200B]mur");
  expect(pieces("")).toEqual([{ text: "", sign: false }]);
});

test("a place is found by any name that reports use, the most exact one of those called so", () => {
  const record = readRecord({
    state: "1", whole: true, total: 0, disputed: 0, first: 1, last: 1, newest: 1, kinds: [], parties: [], origins: [], control: [],
    places: [["gn:1", "Tadmur", "Homs", "SY", 1, 2, "town", null], ["gn:2", "Homs", null, "SY", 1, 2, "province", 60], ["gn:3", "Homs", "Homs", "SY", 1, 2, "town", null]],
    names: { "gn:1": ["Palmyra"] }, holders: [], events: null, months: null,
  } as Sent); // prettier-ignore
  expect(placeCalled(record, "palmyra")).toBe("gn:1");
  expect(placeCalled(record, "Homs")).toBe("gn:3");
  expect(placeCalled(record, "gn:2")).toBe("gn:2");
  expect(placeCalled(record, "Paris")).toBeNull();
});

test("what is typed into a field finds what is called so by any name, without marks and case", () => {
  const options = [{ id: "1", label: "Dayr az Zawr, SY", also: ["Deir ez-Zor"], count: null }, { id: "2", label: "Ḩamāh", count: 1 }]; // prettier-ignore
  expect(takeOption(options, "deir ez zor")?.id).toBe("1");
  expect(takeOption(options, "Hamah")?.id).toBe("2");
  expect(takeOption(options, "nowhere")).toBeUndefined();
});
