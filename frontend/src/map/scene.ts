/** What is drawn of a view: places with their state, their events, and how exactly they are known. */

import { sinceWords, type State } from "../lib/control";
import { type HolderLook, type Look, lookOf } from "../lib/looks";
import { drawnAs, nameAsKnown, type TheRecord } from "../lib/record";
import type { Shown } from "../lib/shown";

export interface Item {
  place: number;
  name: string;
  /** Position on a world that is one unit wide (web mercator). */
  x: number;
  y: number;
  events: number;
  disputed: number;
  /** Radius of the area on the same world; 0 for a point. */
  reach: number;
  near: boolean;
  /** Of the surroundings of a town: the events drawn at the town itself; null where nothing is drawn there. */
  inside: number | null;
  look: Look | null;
  strength: number;
  ago: string;
  chosen: boolean;
}

export interface Asked {
  record: TheRecord;
  looks: ReadonlyMap<string, HolderLook>;
  shown: Shown;
  states: ReadonlyMap<number, State>;
  /** Id of the place that is open beside the map, or in which the open event lies. */
  chosen: string | null;
}

const EARTH = 40_075;
const OLD = 30;

export function mercatorX(longitude: number): number {
  return (longitude + 180) / 360;
}

export function mercatorY(latitude: number): number {
  const cut = Math.min(Math.max(latitude, -85), 85);
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (cut * Math.PI) / 360)) / (2 * Math.PI);
}

/** Give all that is drawn, in the order in which it is: areas, then points, the chosen one last. */
export function scene(asked: Asked): Item[] {
  const found: Item[] = [];
  const points = new Map<string, number>();
  for (const place of asked.record.places) {
    const seen = asked.shown.by_place.has(place.index) || asked.states.has(place.index);
    if (seen && drawnAs(place) === "point") points.set(place.key, asked.shown.by_place.get(place.index)?.events ?? 0);
  }
  for (const place of asked.record.places) {
    const sum = asked.shown.by_place.get(place.index);
    const state = asked.states.get(place.index);
    if ((!sum && !state) || drawnAs(place) === "beside") continue;
    const scale = Math.cos((place.latitude! * Math.PI) / 180);
    found.push({
      place: place.index,
      name: place.precision === "near" ? place.name : nameAsKnown(place), // its number says that it was near
      x: mercatorX(place.longitude!),
      y: mercatorY(place.latitude!),
      events: sum?.events ?? 0,
      disputed: sum?.disputed ?? 0,
      reach: place.radius === null ? 0 : place.radius / EARTH / Math.max(scale, 0.05),
      near: place.precision === "near",
      inside: place.radius === null ? null : (points.get(place.key) ?? null),
      look: state ? lookOf(state, asked.looks) : null,
      strength: state?.strength ?? 1,
      ago: !state ? "" : state.since === null ? "no evidence by then" : state.since > OLD ? sinceWords(state.since).slice(5) : "",
      chosen: place.key === asked.chosen && (place.radius === null || !points.has(place.key)),
    });
  }
  const rank = (it: Item) => (it.chosen ? 3 : it.look ? 2 : it.reach ? 0 : 1);
  return found.sort((one, other) => rank(one) - rank(other) || other.reach - one.reach || one.strength - other.strength);
}
