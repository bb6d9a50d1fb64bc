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
const AGAIN = 1_500;
const TRIES = 6;

/** Pages of a list that stays on the server. Until its first page is here, the list before it stands in its place. */
export class Pages {
  private own_total = $state<number | null>(null);
  private pages = new SvelteMap<number, Events>();
  private before: Pages | null;
  private readonly asked = new Set<number>();
  private readonly stopped = new AbortController();

  constructor(
    private readonly filter: Filter,
    before: Pages | null = null,
  ) {
    this.before = before?.own_total === null ? before.before : before;
    this.ask(0);
  }

  /** How many rows there are; null while nobody knows. */
  get total(): number | null {
    return this.own_total ?? this.before?.total ?? null;
  }

  at(index: number): Row | null {
    if (this.own_total === null) return this.before?.at(index) ?? null;
    const events = this.pages.get(Math.floor(index / PAGE));
    return events && index % PAGE < events.id.length ? rowOf(events, index % PAGE) : null;
  }

  /** Fetch what some rows need. */
  need(first: number, last: number): void {
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page++) this.ask(page);
  }

  /** Ask for nothing more: another list is wanted. */
  stop(): void {
    this.stopped.abort();
  }

  private ask(page: number): void {
    if (this.asked.has(page) || this.stopped.signal.aborted) return;
    this.asked.add(page);
    this.fetch(page, 1);
  }

  /** A page that failed is asked for again, ever later: rows must not stay empty for one lost answer. */
  private fetch(page: number, tries: number): void {
    getRows(this.filter, page * PAGE, PAGE, this.stopped.signal).then(
      (answer) => {
        this.pages.set(page, answer.events);
        this.own_total = answer.total;
        this.before = null;
      },
      () => {
        if (this.stopped.signal.aborted || tries >= TRIES) return;
        setTimeout(() => this.stopped.signal.aborted || this.fetch(page, tries + 1), AGAIN * tries);
      },
    );
  }
}
