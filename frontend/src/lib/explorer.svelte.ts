/** The state of the explorer: one filter, what it leaves of the record, and what is open. All parts draw from this. */

import { untrack } from "svelte";
import { type State, stateOn } from "./control";
import { dayShown, EVERYTHING, type Filter, type Look, readFilter, readLook, writeFilter, writeView } from "./filter";
import { holderLooks } from "./looks";
import { type Months, placeCalled, readRecord, type TheRecord } from "./record";
import { Pages, type Row, rowOf } from "./rows.svelte";
import { getMonths, getRecord, inWords, Refused } from "./server";
import { atSlider, byMonth, byMonthOf, keptRows, monthsAtSlider, type Shown } from "./shown";
import { toIso, toWords } from "./days";

const NOTHING: Shown = { total: 0, disputed: 0, rows: [], by_place: new Map() };
const PLACE = "place:";

export class Explorer {
  filter = $state.raw<Filter>(readFilter(location.search));
  look = $state.raw<Look>(readLook(location.search));
  record = $state.raw<TheRecord | null>(null);
  /** The filter as the list asks the server: a moment behind while the slider moves. */
  private listed = $state.raw<Filter>(readFilter(location.search));
  months = $state.raw<Months | null>(null);
  /** Done when the first answer of the server is here, or will not come. */
  readonly arrived: Promise<void>;
  private arrive: () => void = () => {};
  busy = $state(true);
  problem = $state<string | null>(null);
  note = $state<string | null>(null);
  /** What the next fetching is to say: why the filter was changed by the page itself. */
  private told: string | null = null;
  /** The event that was open last: where somebody was in the list. */
  last_event = $state<string | null>(readLook(location.search).open);
  /** Where an open event lies, once its sources are here. */
  event_place = $state.raw<string | null>(null);

  /** The day of the slider; where none is set, the last of the view. */
  day = $derived(this.record ? dayShown(this.filter, this.record.days) : (this.filter.at ?? 0));
  /** The filter with the slider where it is drawn: a day beside its ends is moved to them. */
  view = $derived(this.filter.at === null || this.filter.at === this.day ? this.filter : { ...this.filter, at: this.day });
  /** What everything is worked out anew for, as values of their own: a step of the slider must fetch nothing anew. */
  known = $derived(this.filter.known);
  speaker = $derived(this.filter.speaker);
  looks = $derived(this.record ? holderLooks(this.record) : new Map());
  kept = $derived.by(() => {
    const { record } = this;
    return record?.events ? keptRows(record, record.events, this.base) : [];
  });
  shown = $derived.by((): Shown => {
    if (this.record?.events) return atSlider(this.record.events, this.kept, this.view);
    return this.months ? monthsAtSlider(this.months, this.view) : NOTHING;
  });
  /** What is open, as values of their own: a moved map must not fetch the sources anew. */
  open_event = $derived(this.look.open?.startsWith("evt_") ? this.look.open : null);
  open_place = $derived(this.look.open?.startsWith(PLACE) ? this.look.open.slice(PLACE.length) : null);
  /** The place that is marked on the map: the open one, or that of the open event. */
  chosen = $derived(this.open_place ?? (this.open_event ? this.event_place : null));
  /** The state of every place that is asked for, on the day of the slider. */
  states = $derived.by(() => {
    const found = new Map<number, State>();
    for (const [number, intervals] of this.record?.control_at ?? []) {
      if (this.filter.place !== null && this.record?.places[number]?.key !== this.filter.place) continue;
      const state = stateOn(intervals, this.day);
      if (state) found.set(number, state);
    }
    return found;
  });
  by_month = $derived.by(() => {
    if (this.record?.events) return byMonth(this.record.events, this.kept);
    return this.months ? byMonthOf(this.months) : new Map();
  });
  /** The filter without the slider: what is kept while it moves. One object as long as nothing in it changes. */
  private base = $derived.by(() => {
    const next = { ...this.filter, at: null, win: null };
    const same = JSON.stringify(next) === JSON.stringify(this.last_base);
    return same ? this.last_base : (this.last_base = next);
  });
  private last_base: Filter = EVERYTHING;

  pages = $state.raw<Pages | null>(null);

  /** How many events the list has; null while nobody knows. */
  get list_total(): number | null {
    return this.shown.rows ? this.shown.rows.length : (this.pages?.total ?? null);
  }

  get list_length(): number {
    return this.list_total ?? 0;
  }

  row(index: number): Row | null {
    const { rows } = this.shown;
    if (this.record?.events && rows) return index < rows.length ? rowOf(this.record.events, rows[index]!) : null;
    return this.pages?.at(index) ?? null;
  }

  set(change: Partial<Filter>): void {
    this.filter = { ...this.filter, ...change };
    this.write();
  }

  reset(): void {
    this.filter = EVERYTHING;
    this.write();
    this.show({ open: null });
  }

  openEvent(id: string): void {
    this.show({ open: id });
  }

  openPlace(key: string): void {
    this.show({ open: PLACE + key });
  }

  close(): void {
    this.show({ open: null });
  }

  /** Change what is looked at. What is opened or closed is a step that the browser's Back takes back. */
  show(change: Partial<Look>): void {
    const next = { ...this.look, ...change };
    const step = next.open !== this.look.open;
    if (step) this.flush();
    this.look = next;
    if (next.open) this.last_event = next.open;
    if (step) history.pushState(null, "", this.address());
    else this.write();
  }

  /** An event became part of another one: the address names the one that is shown. */
  renamed(id: string): void {
    this.look = { ...this.look, open: id };
    this.write();
  }

  /** Watch the filter and fetch what it needs; to be called once, where effects may be made. */
  run(): void {
    $effect(() => {
      const { known, speaker } = this;
      return this.load(known === null ? null : toIso(known), speaker);
    });
    $effect(() => {
      const { record, base } = this;
      if (record && !record.events) return this.loadMonths(base);
      return undefined;
    });
    $effect(() => {
      const next = this.view;
      if (writeFilter(next) === writeFilter(untrack(() => this.listed))) return undefined;
      const timer = setTimeout(() => (this.listed = next), 160);
      return () => clearTimeout(timer);
    });
    $effect(() => {
      const { record, listed } = this;
      if (!record || record.events) return void (this.pages = null);
      const made = new Pages(listed, untrack(() => this.pages));
      this.pages = made;
      return () => made.stop();
    });
    $effect(() => {
      const { place } = this.filter;
      const key = place !== null && this.record ? placeCalled(this.record, place) : null;
      if (key !== null && key !== place) this.set({ place: key });
    });
    $effect(() => {
      const restore = () => {
        clearTimeout(this.timer);
        this.filter = readFilter(location.search);
        this.look = { open: readLook(location.search).open, map: this.look.map };
        this.write();
      };
      addEventListener("popstate", restore);
      return () => removeEventListener("popstate", restore);
    });
  }

  constructor() {
    this.arrived = new Promise((done) => (this.arrive = done));
  }

  private load(known: string | null, speaker: string | null): () => void {
    const abort = new AbortController();
    this.busy = true;
    this.problem = null;
    this.note = this.told;
    this.told = null;
    this.fetch(known, speaker, abort.signal)
      .then((record) => {
        this.record = record;
        this.problem = null;
        this.busy = false;
      })
      .catch((error: unknown) => {
        if (abort.signal.aborted) return;
        if (known !== null && error instanceof Refused && error.status === 422) return this.unknowable(error);
        this.problem = inWords(error);
        this.busy = false;
      })
      .finally(() => this.arrive());
    return () => abort.abort();
  }

  /** The record can't be worked out as known on a day: it is shown as known today, and that is said. */
  private unknowable(error: Refused): void {
    const day = untrack(() => this.known);
    this.told = `Shown as known today, not as known on ${day === null ? "that day" : toWords(day)}: ${error.message}`;
    this.set({ known: null });
  }

  /** A large record is not worked out anew for one speaker: then control stays as all tell it, and that is said. */
  private async fetch(known: string | null, speaker: string | null, signal: AbortSignal): Promise<TheRecord> {
    try {
      return readRecord(await getRecord(known, speaker, signal));
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 422 || !speaker || known) throw error;
      const why = `Control is shown as all sources tell it: ${error.message}`;
      this.note = this.note ? `${this.note} ${why}` : why;
      return readRecord(await getRecord(null, null, signal));
    }
  }

  private loadMonths(filter: Filter): () => void {
    const { record } = this;
    if (record?.months && writeFilter({ ...filter, known: null }) === "") {
      this.months = record.months;
      return () => {};
    }
    const abort = new AbortController();
    getMonths(filter, abort.signal)
      .then((answer) => {
        this.months = answer.months;
        this.problem = null;
      })
      .catch((error: unknown) => {
        if (!abort.signal.aborted) this.problem = inWords(error);
      });
    return () => abort.abort();
  }

  private timer: ReturnType<typeof setTimeout> | undefined;

  private address(): string {
    const query = writeView(this.filter, this.look);
    return query ? `?${query}` : location.pathname;
  }

  /** The address follows the view, not faster than browsers allow. */
  private write(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), 120);
  }

  private flush(): void {
    clearTimeout(this.timer);
    history.replaceState(null, "", this.address());
  }
}
