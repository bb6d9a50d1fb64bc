/** The record as the server sends it (`web/explorer/columns.py`), and as the explorer works with it. */

import { signed } from "./hidden";

export type Status = "held" | "contested" | "shared" | "unknown";
export type Basis = "claimed" | "corroborated" | "against_interest";
export type Precision = "exact" | "town" | "near" | "district" | "province" | "country" | "none";
export type Span = readonly [number | null, number | null];

export interface Place {
  index: number;
  key: string;
  name: string;
  admin1: string | null;
  country: string | null;
  latitude: number | null;
  longitude: number | null;
  precision: Precision;
  /** Kilometres around the point in which it was; null for a point. */
  radius: number | null;
  /** What else reports call it: `Palmyra` of Tadmur. */
  also: readonly string[];
}

export interface Interval {
  id: string;
  place: number;
  status: Status;
  holders: readonly (readonly [string, string])[];
  from: Span;
  to: Span | null;
  basis: Basis;
  first_evidence: number | null;
  evidence: readonly number[];
  claims: readonly [number, number];
  according_to: readonly string[];
}

export interface Events {
  id: readonly string[];
  kind: readonly string[];
  place: readonly (number | null)[];
  earliest: readonly (number | null)[];
  latest: readonly (number | null)[];
  parties: readonly (readonly number[])[];
  origins: readonly (readonly number[])[];
  disputed: readonly number[];
  killed: readonly (readonly [number | null, number | null] | null)[];
}

export interface Months {
  place: readonly (number | null)[];
  month: readonly (number | null)[];
  events: readonly number[];
  disputed: readonly number[];
}

export interface Sent {
  state: string;
  whole: boolean;
  total: number;
  disputed: number;
  first: number | null;
  last: number | null;
  newest: number | null;
  kinds: readonly { id: string; label: string; count: number }[];
  parties: readonly (readonly [string, string, number])[];
  origins: readonly (readonly [string, number])[];
  places: readonly (readonly [
    string,
    string,
    string | null,
    string | null,
    number | null,
    number | null,
    Precision,
    number | null,
  ])[];
  /** Other names of places, by their ids. */
  names: Readonly<Record<string, readonly string[]>>;
  /** Ids of all who hold something in the stored record, in the order that gives them their looks. */
  holders: readonly string[];
  control: readonly Interval[];
  events: Events | null;
  /** All events by place and month, where the events themselves are too many. */
  months: Months | null;
}

export interface TheRecord extends Omit<Sent, "places"> {
  places: readonly Place[];
  labels: ReadonlyMap<string, string>;
  /** Control intervals by place, in the order of their starts. */
  control_at: ReadonlyMap<number, readonly Interval[]>;
  /** The first and last day told of; the slider goes some days further, to where all is only last known. */
  days: { first: number; last: number; end: number };
}

const BEYOND = 30;

/** Make what was sent easy to look things up in; in names, what hides or turns writing round becomes a sign. */
export function readRecord(sent: Sent): TheRecord {
  const control = sent.control.map((it) => ({ ...it, holders: it.holders.map(([key, name]) => [key, signed(name)] as const) }));
  const control_at = new Map<number, Interval[]>();
  for (const interval of control) {
    const known = control_at.get(interval.place);
    if (known) known.push(interval);
    else control_at.set(interval.place, [interval]);
  }
  const last = sent.last ?? sent.newest ?? 0;
  return {
    ...sent,
    control,
    parties: sent.parties.map(([key, name, count]) => [key, signed(name), count] as const),
    places: sent.places.map(([key, name, admin1, country, latitude, longitude, precision, radius], index) => ({
      index,
      key,
      name: signed(name),
      admin1: admin1 === null ? null : signed(admin1),
      country,
      latitude,
      longitude,
      precision,
      radius,
      also: (sent.names[key] ?? []).map(signed),
    })),
    labels: new Map(sent.kinds.map((it) => [it.id, it.label])),
    control_at,
    days: { first: Math.min(sent.first ?? last, last), last, end: last + BEYOND },
  };
}

/** Name a place with what it lies in: `Palmyra, Homs, SY`, `near Palmyra, …`. */
export function placeWords(place: Place): string {
  const name = place.precision === "near" ? `near ${place.name}` : place.name;
  const around = [place.admin1 === place.name ? null : place.admin1, place.country].filter(Boolean);
  return place.precision === "country" ? place.name : [name, ...around].join(", ");
}

/** Name a place and how far it is known, for there are towns of the name too: `Homs, province`, `near Palmyra`. */
export function nameAsKnown(place: Place): string {
  if (place.precision === "near") return `near ${place.name}`;
  return place.radius === null ? place.name : `${place.name}, ${place.precision}`;
}

/** Compare names without what is not typed: case, marks above letters, apostrophes and hyphens. */
export function foldName(name: string): string {
  return name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

const SURE: readonly Precision[] = ["exact", "town", "near", "district", "province", "country", "none"];

/** Find the id of a place by its id or any of its names, the most exact of those called so; null where none is. */
export function placeCalled(record: Pick<TheRecord, "places">, name: string): string | null {
  if (record.places.some((it) => it.key === name)) return name;
  const wanted = foldName(name);
  const found = record.places.filter((it) => [it.name, ...it.also].some((one) => foldName(one) === wanted));
  found.sort((one, other) => SURE.indexOf(one.precision) - SURE.indexOf(other.precision));
  return found[0]?.key ?? null;
}

/** Tell whether a place is known to a point, an area, or not well enough to be drawn on the map at all. */
export function drawnAs(place: Place): "point" | "area" | "beside" {
  if (place.latitude === null || place.longitude === null) return "beside";
  if (place.precision === "country" || place.precision === "none") return "beside";
  return place.radius === null ? "point" : "area";
}
