/** An event and its disputes in words: who did it to whom, what the sides say, and which of their words differ. */

import { spanWords, fromIso } from "./days";
import type { Claim, Dispute, EventDetail, Figure, Party, Quote } from "./server";

/** Kinds in which both sides act: whoever is named as hit may as well have hit. */
const TWO_SIDED = new Set(["armed_clash", "ceasefire", "agreement", "meeting"]);

/** Say who did it to whom; where nobody is said to have done it, between whom or against whom it was. */
export function leadWords(kind: string, actors: readonly Party[], targets: readonly Party[]): string {
  const who = listWords(actors.map((it) => it.name));
  const parties = targets.filter((it) => it.actor_id !== null || it.type !== null);
  const known = parties.filter((it) => it.actor_id !== null);
  const hit = (parties.length ? parties : targets).map((it) => it.name);
  if (who) return hit.length ? `${who} → ${listWords(hit)}` : who;
  if (!hit.length) return "nobody is named";
  // "militants" beside a party that is named is that party, or the other one: it is no third.
  const sides = known.length > 1 ? known.map((it) => it.name) : hit;
  return TWO_SIDED.has(kind) && sides.length > 1 ? `between ${listWords(sides)}` : `against ${listWords(hit)}`;
}

/** Join names: `A`, `A and B`, `A, B and C`. */
export function listWords(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** Begin with a capital. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Say a number or a range: `450`, `at least 400`, `about 30 to 40`. */
export function amountWords(it: Pick<Figure, "low" | "high" | "vague">): string {
  const number = (value: number) => value.toLocaleString("en");
  const about = it.vague ? "about " : "";
  if (it.low === null && it.high === null) return "a number that is not told";
  if (it.low === it.high) return about + number(it.low!);
  if (it.high === null) return `${about}at least ${number(it.low!)}`;
  return it.low === null ? `${about}at most ${number(it.high)}` : `${about}${number(it.low)} to ${number(it.high)}`;
}

/** Say a figure: `450 militants killed`. */
export function figureWords(it: Figure): string {
  return [amountWords(it), it.who, it.what.replaceAll("_", " "), it.scope === "cumulative" ? "in all" : ""].filter(Boolean).join(" ");
}

const ABOUT: Readonly<Record<string, string>> = {
  date: "Day",
  actor: "Who did it",
  target: "Whom it hit",
  place: "Where",
  occurrence: "Whether it happened",
  holder: "Who held it",
  count: "Figure",
};
const COUNTED = /^([a-z][a-z_ ]*?)(?: \(([^)]*)\))?: (.+)$/;

/** Say what a dispute is about and what the sides say: `Killed, Islamic State: 450 or 417`. */
export function disputeTitle(dispute: Dispute, names: ReadonlyMap<string, string>): string {
  const counted = dispute.about === "count" ? COUNTED.exec(dispute.reason ?? "") : null;
  const who = counted?.[2] ? (names.get(counted[2]) ?? counted[2].replaceAll("-", " ")) : null;
  const what = counted ? capital(counted[1]!) + (who ? `, ${who}` : "") : (ABOUT[dispute.about] ?? capital(dispute.about));
  if (dispute.about === "occurrence") return what;
  return `${what}: ${dispute.positions.map((it) => valueWords(dispute, it.value, names)).join(" or ")}`;
}

/** Say the value of a side; days in the one way that the explorer writes them. */
export function valueWords(dispute: Pick<Dispute, "about">, value: string, names: ReadonlyMap<string, string>): string {
  if (dispute.about === "date") {
    const [first, last] = value.split(/ (?:to|-|–) |\.\./);
    const [start, end] = [fromIso(first), fromIso(last ?? first)];
    if (start !== null && end !== null) return spanWords(start, end);
  }
  return names.get(value) ?? value;
}

/** Say why it is one, without what its title says and without keys. */
export function disputeReason(dispute: Dispute): string {
  const counted = dispute.about === "count" ? COUNTED.exec(dispute.reason ?? "") : null;
  return capital(counted ? counted[3]! : (dispute.reason ?? ""));
}

/** Cut a claim's sentence where the words begin and end that differ from what the other side says. */
export function differing(dispute: Dispute, value: string, claim: Claim): { text: string; marked: boolean }[] {
  const { start, text } = claim.quote;
  const spans = wordsOf(dispute, value, claim)
    .map((it) => [it.start - start, it.end - start] as const)
    .filter(([first, last]) => first >= 0 && last <= text.length && first < last)
    .sort((one, other) => one[0] - other[0]);
  const found: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const [first, last] of spans) {
    if (first < at) continue;
    if (first > at) found.push({ text: text.slice(at, first), marked: false });
    found.push({ text: text.slice(first, last), marked: true });
    at = last;
  }
  if (at < text.length) found.push({ text: text.slice(at), marked: false });
  return found;
}

function wordsOf(dispute: Dispute, value: string, claim: Claim): Quote[] {
  const named = (found: readonly { quote: Quote | null }[]) => found.flatMap((it) => (it.quote ? [it.quote] : []));
  switch (dispute.about) {
    case "count": {
      const what = COUNTED.exec(dispute.reason ?? "")?.[1]?.replaceAll(" ", "_");
      const numbers = (value.replaceAll(",", "").match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
      const fits = claim.quantities.filter((it) => [it.low, it.high].some((one) => one !== null && numbers.includes(one)));
      const same = fits.filter((it) => it.what === what);
      return named(same.length ? same : fits);
    }
    case "date":
      return named(claim.time ? [claim.time] : []);
    case "place":
      return named(claim.place ? [claim.place] : []);
    case "actor":
      return named(claim.actors);
    case "target":
      return named(claim.targets);
    case "holder":
      return named([...claim.actors, ...claim.targets]);
    default:
      return claim.trigger ? [claim.trigger] : [];
  }
}

/** Give the claims of an event by whom they rest on, the origins that count first; a denial is no origin that counts. */
export function byOrigin(detail: EventDetail): Group[] {
  const left = new Map(detail.claims.map((it) => [it.id, it]));
  const found: Group[] = [];
  for (const origin of detail.origins) {
    const claims = origin.claim_ids.map((it) => left.get(it)).filter((it) => it !== undefined);
    claims.forEach((it) => left.delete(it.id));
    if (claims.length) found.push({ name: origin.name, type: origin.type, note: origin.reason, independent: origin.independent, claims });
  }
  for (const claim of left.values()) {
    const same = found.find((it) => it.name === claim.origin);
    if (same) same.claims.push(claim);
    else found.push({ name: claim.origin, type: null, note: "", independent: false, claims: [claim] });
  }
  return found;
}

export interface Group {
  name: string;
  type: string | null;
  note: string;
  independent: boolean;
  claims: Claim[];
}

const NEAR = 160;

/** Give what stands around a claim's words: only what is near, cut at a word, or all that was sent. */
export function around(context: Claim["context"], all: boolean): { before: string; after: string; cut: boolean } {
  const [before, after] = [context.before, context.after].map((it) => it.replace(/\s*\n\s*/g, "\n")) as [string, string];
  const cut = before.length > NEAR || after.length > NEAR;
  const start = all || before.length <= NEAR ? 0 : before.slice(0, -NEAR).length + before.slice(-NEAR).search(/\s/) + 1;
  const end = all || after.length <= NEAR ? after.length : after.slice(0, NEAR).search(/\s\S*$/);
  return {
    before: (context.more_before || start > 0 ? "… " : "") + before.slice(start),
    after: after.slice(0, Math.max(end, 0)) + (context.more_after || end < after.length ? " …" : ""),
    cut,
  };
}
