/** Which events a view shows, and their sums: the same rules as the server's (`web/explorer/rows.py`). */

import { monthOf } from "./days";
import { type Filter, shownDays } from "./filter";
import type { Events, Months, TheRecord } from "./record";

export interface Sum {
  events: number;
  disputed: number;
}

/** What map, list and timeline draw. `rows` are indexes of events; null where only sums are at hand. */
export interface Shown {
  total: number;
  disputed: number;
  rows: readonly number[] | null;
  by_place: ReadonlyMap<number | null, Sum>;
}

/** Events that pass everything but the slider: kept while it moves. Indexes by their first day, undated last. */
export function keptRows(record: TheRecord, events: Events, filter: Filter): number[] {
  const party = filter.actor === null ? -1 : record.parties.findIndex(([key]) => key === filter.actor);
  const origin = filter.speaker === null ? -1 : record.origins.findIndex(([name]) => name === filter.speaker);
  const places = new Set(record.places.filter((it) => it.key === filter.place).map((it) => it.index));
  const found: number[] = [];
  for (let row = 0; row < events.id.length; row++) {
    if (filter.kind !== null && events.kind[row] !== filter.kind) continue;
    if (filter.disputed && !events.disputed[row]) continue;
    if (filter.actor !== null && !events.parties[row]!.includes(party)) continue;
    if (filter.speaker !== null && !events.origins[row]!.includes(origin)) continue;
    if (filter.place !== null && !places.has(events.place[row] ?? -1)) continue;
    if (inTime(events, row, filter.from, filter.to)) found.push(row);
  }
  return found.sort((one, other) => (begun(events, one) ?? Infinity) - (begun(events, other) ?? Infinity) || one - other);
}

/** Of the kept events those that the slider shows. */
export function atSlider(events: Events, kept: readonly number[], filter: Filter): Shown {
  const { first, last } = shownDays(filter);
  const rows = filter.at === null ? kept : kept.filter((row) => inTime(events, row, first, last));
  const by_place = new Map<number | null, Sum>();
  let disputed = 0;
  for (const row of rows) {
    const place = events.place[row] ?? null;
    let sum = by_place.get(place);
    if (!sum) by_place.set(place, (sum = { events: 0, disputed: 0 }));
    sum.events += 1;
    sum.disputed += events.disputed[row]!;
    disputed += events.disputed[row]!;
  }
  return { total: rows.length, disputed, rows, by_place };
}

/** The same of sums by month: a month is shown when any of its days is. */
export function monthsAtSlider(months: Months, filter: Filter): Shown {
  const { first, last } = shownDays(filter);
  const from = first === null ? -Infinity : monthOf(first);
  const until = last ?? Infinity;
  // Plain numbers: this runs over all months of all places at every step of the slider. The last place is "no place".
  const size = months.place.reduce<number>((most, place) => Math.max(most, place ?? 0), 0) + 2;
  const events = new Uint32Array(size);
  const disputed = new Uint32Array(size);
  for (let row = 0; row < months.month.length; row++) {
    const month = months.month[row] ?? null;
    if (filter.at !== null && (month === null || month > until || month < from)) continue;
    const place = months.place[row] ?? size - 1;
    events[place]! += months.events[row]!;
    disputed[place]! += months.disputed[row]!;
  }
  const by_place = new Map<number | null, Sum>();
  const all = { events: 0, disputed: 0 };
  for (let place = 0; place < size; place++) {
    if (!events[place]) continue;
    by_place.set(place === size - 1 ? null : place, { events: events[place]!, disputed: disputed[place]! });
    all.events += events[place]!;
    all.disputed += disputed[place]!;
  }
  return { total: all.events, disputed: all.disputed, rows: null, by_place };
}

/** The day from which on an event is shown: its first possible one, else its last. */
export function begun(events: Events, row: number): number | null {
  return events.earliest[row] ?? events.latest[row] ?? null;
}

/** Sum kept events up by month, for the timeline; those without a day are in no month. */
export function byMonth(events: Events, kept: readonly number[]): Map<number, Sum> {
  const sums = new Map<number, Sum>();
  for (const row of kept) {
    const day = begun(events, row);
    if (day === null) continue;
    const month = monthOf(day);
    const sum = sums.get(month) ?? { events: 0, disputed: 0 };
    sum.events += 1;
    sum.disputed += events.disputed[row]!;
    sums.set(month, sum);
  }
  return sums;
}

/** Sum months of all places up, for the timeline. */
export function byMonthOf(months: Months): Map<number, Sum> {
  const sums = new Map<number, Sum>();
  months.month.forEach((month, row) => {
    if (month === null) return;
    const sum = sums.get(month) ?? { events: 0, disputed: 0 };
    sum.events += months.events[row]!;
    sum.disputed += months.disputed[row]!;
    sums.set(month, sum);
  });
  return sums;
}

function inTime(events: Events, row: number, first: number | null, last: number | null): boolean {
  if (first === null && last === null) return true;
  const start = events.earliest[row] ?? events.latest[row] ?? null;
  const end = events.latest[row] ?? events.earliest[row] ?? null;
  if (start === null || end === null) return false;
  return (last === null || start <= last) && (first === null || end >= first);
}
