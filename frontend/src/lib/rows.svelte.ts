/** The rows of the list: at hand in a record that was sent whole, else asked for a page at a time. */

import { SvelteMap } from "svelte/reactivity";
import type { Filter } from "./filter";
import type { Events } from "./record";
import { getRows } from "./server";

export interface Row {
  id: string;
  kind: string;
  place: number | null;
  earliest: number | null;
  latest: number | null;
  parties: readonly number[];
  origins: readonly number[];
  disputed: boolean;
  killed: readonly [number | null, number | null] | null;
}

export function rowOf(events: Events, at: number): Row {
  return {
    id: events.id[at]!,
    kind: events.kind[at]!,
    place: events.place[at] ?? null,
    earliest: events.earliest[at] ?? null,
    latest: events.latest[at] ?? null,
    parties: events.parties[at]!,
    origins: events.origins[at]!,
    disputed: events.disputed[at] === 1,
    killed: events.killed[at] ?? null,
  };
}

const PAGE = 200;

/** Pages of a list that stays on the server. `total` is null until the first page has come. */
export class Pages {
  total = $state<number | null>(null);
  private pages = new SvelteMap<number, Events>();
  private asked = new Set<number>();

  constructor(private filter: Filter) {
    this.ask(0);
  }

  at(index: number): Row | null {
    const page = Math.floor(index / PAGE);
    const events = this.pages.get(page);
    if (events) return index % PAGE < events.id.length ? rowOf(events, index % PAGE) : null;
    return null;
  }

  /** Fetch what some rows need. */
  need(first: number, last: number): void {
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++) this.ask(page);
  }

  private ask(page: number): void {
    if (this.asked.has(page)) return;
    this.asked.add(page);
    getRows(this.filter, page * PAGE, PAGE).then(
      (answer) => {
        this.total = answer.total;
        this.pages.set(page, answer.events);
      },
      () => this.asked.delete(page),
    );
  }
}
