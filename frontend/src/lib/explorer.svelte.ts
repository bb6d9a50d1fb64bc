/** The state of the explorer: one filter, what it leaves of the record, and what is open. All parts draw from this. */

import { untrack } from "svelte";
import { type State, stateOn } from "./control";
import { EVERYTHING, type Filter, type Look, readFilter, readLook, writeFilter, writeView } from "./filter";
import { holderLooks } from "./looks";
import { type Months, readRecord, type TheRecord } from "./record";
import { Pages, type Row, rowOf } from "./rows.svelte";
import { getMonths, getRecord, Refused } from "./server";
import { atSlider, byMonth, byMonthOf, keptRows, monthsAtSlider, type Shown } from "./shown";
import { toIso } from "./days";

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

  /** The day of the slider; where none is set, the record's last. */
  day = $derived(this.filter.at ?? this.record?.days.last ?? 0);
  looks = $derived(this.record ? holderLooks(this.record) : new Map());
  kept = $derived.by(() => {
    const { record } = this;
    return record?.events ? keptRows(record, record.events, this.base) : [];
  });
  shown = $derived.by((): Shown => {
    if (this.record?.events) return atSlider(this.record.events, this.kept, this.filter);
    return this.months ? monthsAtSlider(this.months, this.filter) : NOTHING;
  });
  /** What is open, as values of their own: a moved map must not fetch the sources anew. */
  open_event = $derived(this.look.open?.startsWith("evt_") ? this.look.open : null);
  open_place = $derived(this.look.open?.startsWith(PLACE) ? this.look.open.slice(PLACE.length) : null);
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

  pages = $derived(this.record && !this.record.events ? new Pages(this.listed) : null);

  get list_length(): number {
    return this.shown.rows ? this.shown.rows.length : (this.pages?.total ?? 0);
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
    this.look = { ...this.look, open: null };
    this.write();
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

  show(change: Partial<Look>): void {
    this.look = { ...this.look, ...change };
    this.write();
  }

  /** Watch the filter and fetch what it needs; to be called once, where effects may be made. */
  run(): void {
    $effect(() => {
      const { known, speaker } = this.base;
      return this.load(known === null ? null : toIso(known), speaker);
    });
    $effect(() => {
      const { record, base } = this;
      if (record && !record.events) return this.loadMonths(base);
      return undefined;
    });
    $effect(() => {
      const next = this.filter;
      if (writeFilter(next) === writeFilter(untrack(() => this.listed))) return undefined;
      const timer = setTimeout(() => (this.listed = next), 160);
      return () => clearTimeout(timer);
    });
    $effect(() => {
      const restore = () => {
        this.filter = readFilter(location.search);
        this.look = readLook(location.search);
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
    this.problem = this.note = null;
    this.fetch(known, speaker, abort.signal)
      .then((record) => {
        this.record = record;
        this.busy = false;
      })
      .catch((error: unknown) => {
        if (abort.signal.aborted) return;
        this.problem = error instanceof Error ? error.message : String(error);
        this.busy = false;
      })
      .finally(() => this.arrive());
    return () => abort.abort();
  }

  /** A large record is not worked out anew for one speaker: then control stays as all tell it, and that is said. */
  private async fetch(known: string | null, speaker: string | null, signal: AbortSignal): Promise<TheRecord> {
    try {
      return readRecord(await getRecord(known, speaker, signal));
    } catch (error) {
      const record = untrack(() => this.record);
      if (!(error instanceof Refused) || !speaker || known || (record && record.whole)) throw error;
      this.note = `Control is shown as all sources tell it: ${error.message}`;
      return readRecord(await getRecord(null, null, signal));
    }
  }

  private loadMonths(filter: Filter): () => void {
    if (this.record?.months && writeFilter({ ...filter, known: null }) === "") {
      this.months = this.record.months;
      return () => {};
    }
    const abort = new AbortController();
    getMonths(filter, abort.signal)
      .then((answer) => (this.months = answer.months))
      .catch((error: unknown) => {
        if (!abort.signal.aborted) this.problem = error instanceof Error ? error.message : String(error);
      });
    return () => abort.abort();
  }

  private timer: ReturnType<typeof setTimeout> | undefined;

  /** The address follows the view, not faster than browsers allow. */
  private write(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const query = writeView(this.filter, this.look);
      history.replaceState(null, "", query ? `?${query}` : location.pathname);
    }, 120);
  }
}
