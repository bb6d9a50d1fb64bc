/** Turns a view into features for the map, and two sets of features into the little that changed between them. */

import type { GeoJSONSourceDiff } from "maplibre-gl";
import { sinceWords, stateOn, type State } from "../lib/control";
import { type HolderLook, type Look, lookOf } from "../lib/looks";
import { drawnAs, type Place, type TheRecord } from "../lib/record";
import type { Shown } from "../lib/shown";

export type Feature = GeoJSON.Feature<GeoJSON.Point | GeoJSON.Polygon, Record<string, string | number | boolean | number[]>>;
export type Features = Map<number, Feature>;

export interface Drawn {
  control: Features;
  points: Features;
  areas: Features;
  marks: Features;
  looks: Map<string, Look>;
  states: Map<number, State>;
}

export interface Asked {
  record: TheRecord;
  looks: ReadonlyMap<string, HolderLook>;
  shown: Shown;
  day: number;
  /** Id of the place that is open beside the map. */
  chosen: string | null;
  /** Id of the only place that is asked for, if any. */
  only: string | null;
}

/** Give everything the map draws of a view. */
export function features(asked: Asked): Drawn {
  const drawn: Drawn = {
    control: new Map(),
    points: new Map(),
    areas: new Map(),
    marks: new Map(),
    looks: new Map(),
    states: new Map(),
  };
  for (const [number, intervals] of asked.record.control_at) {
    const place = asked.record.places[number]!;
    if (asked.only !== null && place.key !== asked.only) continue;
    const state = stateOn(intervals, asked.day);
    if (!state) continue;
    drawn.states.set(number, state);
    if (place.latitude === null || place.longitude === null) continue;
    const look = lookOf(state, asked.looks);
    drawn.looks.set(look.name, look);
    drawn.control.set(number, controlFeature(place, state, look, place.key === asked.chosen));
  }
  for (const [number, sum] of asked.shown.by_place) {
    if (number === null) continue;
    const place = asked.record.places[number]!;
    const as = drawnAs(place);
    const known = { count: sum.events, disputed: sum.disputed, label: sum.events.toLocaleString("en") };
    if (as === "point") drawn.points.set(number, pointFeature(place, known, drawn.control.has(number)));
    if (as === "area") {
      const label = place.precision === "near" ? known.label : `${place.name}: ${known.label}`;
      const properties = { ...known, label, precision: place.precision, place: number };
      drawn.areas.set(number, { type: "Feature", id: number, geometry: ring(place), properties });
      drawn.marks.set(number, { type: "Feature", id: number, geometry: point(place), properties });
    }
  }
  return drawn;
}

function controlFeature(place: Place, state: State, look: Look, chosen: boolean): Feature {
  const properties = {
    place: place.index,
    name: place.name,
    icon: look.name,
    strength: state.strength,
    ago: state.since === null ? "no evidence by then" : state.since > 30 ? sinceWords(state.since).slice(5) : "",
    order: chosen ? -1 : (state.since ?? 9999),
    chosen,
  };
  return { type: "Feature", id: place.index, geometry: point(place), properties };
}

function pointFeature(place: Place, known: { count: number; disputed: number; label: string }, held: boolean): Feature {
  const radius = Math.min(6 + 3.2 * Math.sqrt(known.count), 34);
  const properties = { ...known, place: place.index, radius, shift: held ? [0, -1.75] : [0, 0] };
  return { type: "Feature", id: place.index, geometry: point(place), properties };
}

function point(place: Place): GeoJSON.Point {
  return { type: "Point", coordinates: [place.longitude!, place.latitude!] };
}

const CORNERS = 48;

/** A circle of the place's radius in kilometres on the ground. */
export function ring(place: Pick<Place, "latitude" | "longitude" | "radius">): GeoJSON.Polygon {
  const high = (place.radius ?? 1) / 111.2;
  const wide = high / Math.max(Math.cos((place.latitude! * Math.PI) / 180), 0.05);
  const corners = Array.from({ length: CORNERS + 1 }, (_, at) => {
    const angle = (2 * Math.PI * (at % CORNERS)) / CORNERS;
    return [round(place.longitude! + wide * Math.cos(angle)), round(place.latitude! + high * Math.sin(angle))];
  });
  return { type: "Polygon", coordinates: [corners] };
}

function round(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

/** Say what changed from one set of features to the next; null when nothing did. */
export function changes(before: Features, after: Features): GeoJSONSourceDiff | null {
  const remove = [...before.keys()].filter((id) => !after.has(id));
  const add: Feature[] = [];
  const update: NonNullable<GeoJSONSourceDiff["update"]> = [];
  for (const [id, feature] of after) {
    const old = before.get(id);
    if (!old) add.push(feature);
    else {
      const changed = Object.entries(feature.properties).filter(([key, value]) => !same(old.properties[key], value));
      if (changed.length) update.push({ id, addOrUpdateProperties: changed.map(([key, value]) => ({ key, value })) });
    }
  }
  return remove.length || add.length || update.length ? { remove, add, update } : null;
}

function same(one: unknown, other: unknown): boolean {
  return one === other || (Array.isArray(one) && Array.isArray(other) && one.every((it, at) => it === other[at]));
}
