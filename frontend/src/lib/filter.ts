/** The one filter of the explorer, and the URL it lives in. The server reads the same words (`web/explorer/asked.py`). */

import { fromIso, toIso } from "./days";

export interface Filter {
  /** Id of a place, of a kind, of a party; name of an origin. */
  place: string | null;
  kind: string | null;
  actor: string | null;
  speaker: string | null;
  /** Days, both included. */
  from: number | null;
  to: number | null;
  /** The day of the slider; null is the end: everything. */
  at: number | null;
  /** How many days up to the slider's events are shown for; null is all of them up to it. */
  win: number | null;
  /** The day as of which the record is taken as known. */
  known: number | null;
  disputed: boolean;
}

/** What else the URL restores: what is open beside the map, and where the map looks. */
export interface Look {
  /** An event (`evt_…`) or `place:` and the id of a place. */
  open: string | null;
  /** Zoom, latitude, longitude. */
  map: readonly [number, number, number] | null;
}

/** The first and last day told of, and the last that the slider goes to. */
export interface Days {
  first: number;
  last: number;
  end: number;
}

export const EVERYTHING: Filter = {
  place: null,
  kind: null,
  actor: null,
  speaker: null,
  from: null,
  to: null,
  at: null,
  win: null,
  known: null,
  disputed: false,
};

const NAMES = ["place", "kind", "actor", "speaker"] as const;
const DAYS = ["from", "to", "at", "known"] as const;
/** The words of the URL are those of the commands and of the page without scripts. */
const WORD = { from: "from", to: "to", at: "at", known: "as_known_on" } as const;
const LONGEST = 36_500;

/** Read a filter from a query string; what makes no sense there is left out. */
export function readFilter(query: string): Filter {
  const words = new URLSearchParams(query);
  const found: Filter = { ...EVERYTHING };
  for (const name of NAMES) found[name] = words.get(name) || null;
  found.speaker ??= words.get("according_to") || null; // the word of the page without scripts
  for (const name of DAYS) found[name] = fromIso(words.get(WORD[name]));
  const days = Number(words.get("win"));
  found.win = Number.isInteger(days) && days >= 1 && days <= LONGEST ? days : null;
  found.disputed = ["1", "true"].includes(words.get("disputed") ?? "");
  return found;
}

/** Read what is open and where the map looks. */
export function readLook(query: string): Look {
  const words = new URLSearchParams(query);
  const parts = (words.get("map") ?? "").split("/").map(Number);
  const [zoom, latitude, longitude] = parts;
  const whole = parts.length === 3 && parts.every(Number.isFinite) && words.has("map");
  const fits = whole && zoom! >= 0 && zoom! <= 22 && Math.abs(latitude!) <= 90 && Math.abs(longitude!) <= 180;
  return { open: words.get("open") || null, map: fits ? [zoom!, latitude!, longitude!] : null };
}

/** Write a filter as a query string without `?`, in one order, so that one view has one address. */
export function writeFilter(filter: Filter): string {
  const words = new URLSearchParams();
  for (const name of NAMES) if (filter[name]) words.set(name, filter[name]);
  for (const name of DAYS) if (filter[name] !== null) words.set(WORD[name], toIso(filter[name]));
  if (filter.win !== null) words.set("win", String(filter.win));
  if (filter.disputed) words.set("disputed", "1");
  return words.toString();
}

/** Write the whole view as a query string. */
export function writeView(filter: Filter, look: Look): string {
  const words = new URLSearchParams(writeFilter(filter));
  if (look.open) words.set("open", look.open);
  if (look.map) words.set("map", look.map.map((it, at) => it.toFixed(at ? 3 : 2)).join("/"));
  return words.toString();
}

/** Write a filter as the page without scripts reads it: its picture is of one day, and a speaker is a word of control. */
export function plainWords(filter: Filter, day: number): string {
  const words = new URLSearchParams({ at: toIso(day) });
  if (filter.place) words.set("place", filter.place);
  if (filter.actor) words.set("actor", filter.actor);
  if (filter.speaker) words.set("according_to", filter.speaker);
  if (filter.known !== null) words.set("as_known_on", toIso(filter.known));
  return words.toString();
}

/** Give the days that events are shown for: the slider's window cut by `from` and `to`; null where there is no end. */
export function shownDays(filter: Filter): { first: number | null; last: number | null } {
  const window = filter.at !== null && filter.win !== null ? filter.at - filter.win + 1 : null;
  return { first: larger(filter.from, window), last: smaller(filter.to, filter.at) };
}

/** Give the ends of the slider and the timeline: those of the record, or those asked for. */
export function sliderEnds(filter: Filter, days: Days): { first: number; last: number } {
  const first = filter.from ?? days.first;
  return { first, last: Math.max(filter.to ?? days.end, first) };
}

/** Give the day that is shown: the one asked for, else the last of the view; never one beside the slider. */
export function dayShown(filter: Filter, days: Days): number {
  const { first, last } = sliderEnds(filter, days);
  return Math.min(Math.max(filter.at ?? Math.min(filter.to ?? days.last, days.last), first), last);
}

function larger(one: number | null, other: number | null): number | null {
  return one === null ? other : other === null ? one : Math.max(one, other);
}

function smaller(one: number | null, other: number | null): number | null {
  return one === null ? other : other === null ? one : Math.min(one, other);
}
