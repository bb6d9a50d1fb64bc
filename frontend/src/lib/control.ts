/** Who held a place on a day, as far as anybody says: the rules of `record/known.py` and `ControlInterval.seen_from`. */

import { toWords } from "./days";
import type { Basis, Interval, Status } from "./record";

export interface State {
  interval: Interval;
  status: Status;
  basis: Basis;
  holders: readonly (readonly [string, string])[];
  /** Another state that may have been so on that day: the day of change is not known. */
  or: Interval | null;
  /** How many days ago anybody last spoke for it; null when nobody did up to that day. */
  since: number | null;
  /** How strongly it is drawn, 0 to 1: the longer ago, the weaker. */
  strength: number;
}

const FADING: readonly (readonly [number, number])[] = [
  [30, 1],
  [90, 0.8],
  [365, 0.6],
];
const WEAKEST = 0.42;

/** Tell whether a state can have been so on a day, as far as its ends are known. */
export function mayCover(interval: Interval, day: number): boolean {
  const begun = interval.from[0] ?? interval.first_evidence;
  if (begun !== null && begun > day) return false;
  if (interval.to === null) return true;
  const over = interval.to[1] ?? interval.to[0];
  const exact = interval.to[0] === interval.to[1];
  return over === null || day < over || (day === over && !exact);
}

/** Tell whether it must have been so on a day, if it was so at all. */
function mustCover(interval: Interval, day: number): boolean {
  const begun = interval.from[1] ?? interval.from[0] ?? interval.first_evidence;
  const over = interval.to === null ? null : (interval.to[0] ?? interval.to[1]);
  return (begun === null || begun <= day) && (over === null || day < over);
}

/** Give the state of a place on a day from its intervals in order; null when nobody says anything of that day. */
export function stateOn(intervals: readonly Interval[], day: number): State | null {
  const possible = intervals.filter((it) => mayCover(it, day));
  if (!possible.length) return null;
  const interval = possible.findLast((it) => mustCover(it, day)) ?? possible[possible.length - 1]!;
  const or = possible.find((it) => it !== interval) ?? null;
  const since = daysSince(interval, day);
  return {
    interval,
    status: interval.status,
    basis: interval.basis,
    holders: interval.holders,
    or,
    since,
    strength: strengthOf(since),
  };
}

/** Say how many days before a day anybody last spoke for a state. */
export function daysSince(interval: Interval, day: number): number | null {
  let last: number | null = null;
  for (const known of interval.evidence) if (known <= day && (last === null || known > last)) last = known;
  return last === null ? null : day - last;
}

function strengthOf(since: number | null): number {
  if (since === null) return WEAKEST;
  return FADING.find(([days]) => since <= days)?.[1] ?? WEAKEST;
}

const BASIS: Record<Basis, string> = {
  claimed: "claimed",
  corroborated: "corroborated",
  against_interest: "admitted by the losing side",
};

/** Name a state: `Islamic State, claimed`, `contested: A and B`, `nobody knows who`. */
export function stateWords(status: Status, holders: readonly (readonly [string, string])[], basis: Basis): string {
  const names = holders.map(([, name]) => name).join(" and ");
  if (status === "unknown") return "unknown who holds it";
  if (status === "contested") return names ? `contested: ${names}` : "contested";
  if (status === "shared") return `shared: ${names}, ${BASIS[basis]}`;
  return `${names}, ${BASIS[basis]}`;
}

/** Say how old the last word for a state is. */
export function sinceWords(since: number | null): string {
  if (since === null) return "no evidence up to this day";
  if (since === 0) return "last evidence that day";
  return `last evidence ${since === 1 ? "1 day" : `${since.toLocaleString("en")} days`} ago`;
}

/** Say from when to when an interval goes, in words. */
export function intervalWords(interval: Interval): string {
  const from = interval.from[0] ?? interval.from[1];
  const start =
    from === null
      ? interval.first_evidence === null
        ? "since an unknown day"
        : `told of since ${toWords(interval.first_evidence)}`
      : interval.from[0] === interval.from[1]
        ? `from ${toWords(from)}`
        : interval.from[0] === null
          ? `from ${toWords(from)} at the latest`
          : interval.from[1] === null
            ? `from ${toWords(from)} or later`
            : `from ${toWords(interval.from[0])} to ${toWords(interval.from[1])}, one of these days,`;
  if (interval.to === null) return `${start}, last known`;
  const [early, late] = interval.to;
  if (early !== null && early === late) return `${start} to ${toWords(early)}`;
  if (early !== null && late !== null) return `${start} to a day between ${toWords(early)} and ${toWords(late)}`;
  const end = late ?? early;
  return end === null ? `${start} to an unknown day` : `${start} to ${toWords(end)} or so`;
}
