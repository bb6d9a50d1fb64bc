/** Days as numbers since 1970-01-01, the way the server sends them: no time zone can move them. */

const MS = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export type Step = "day" | "week" | "month" | "quarter";
export const STEPS: readonly Step[] = ["day", "week", "month", "quarter"];

/** Give a day as `2015-11-10`. */
export function toIso(day: number): string {
  return new Date(day * MS).toISOString().slice(0, 10);
}

/** Read `2015-11-10`; null for what is no day. */
export function fromIso(text: string | null | undefined): number | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(ms)) return null;
  const day = Math.round(ms / MS);
  return toIso(day) === text ? day : null;
}

const OLDEST = -25_567;

/** Read what a date field holds: null where it was emptied, undefined for what is no day yet (`0201-05-01`). */
export function readTyped(text: string): number | null | undefined {
  if (!text) return null;
  const day = fromIso(text);
  return day === null || day < OLDEST ? undefined : day;
}

/** Give a day as people write it: `10 Nov 2015`. */
export function toWords(day: number): string {
  const date = new Date(day * MS);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** Give a month as people write it: `Nov 2015`. */
export function toMonthWords(day: number): string {
  const date = new Date(day * MS);
  return `${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** Give the first day of the month that a day is in. */
export function monthOf(day: number): number {
  const date = new Date(day * MS);
  return Math.round(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / MS);
}

/** Go some steps on (or back). Months keep the day of the month where the month has it, else end at its last. */
export function stepBy(day: number, step: Step, count: number): number {
  if (step === "day") return day + count;
  if (step === "week") return day + 7 * count;
  const date = new Date(day * MS);
  const months = count * (step === "month" ? 1 : 3);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return Math.round(first.getTime() / MS) + Math.min(date.getUTCDate(), length) - 1;
}

/** Say in which days something lies: `10 Nov 2015`, `between … and …`, `by …`, `day not known`. */
export function spanWords(earliest: number | null, latest: number | null): string {
  if (earliest === null && latest === null) return "day not known";
  if (earliest === null) return `by ${toWords(latest as number)}`;
  if (latest === null) return `from ${toWords(earliest)} on`;
  return earliest === latest ? toWords(earliest) : `${toWords(earliest)} to ${toWords(latest)}`;
}
