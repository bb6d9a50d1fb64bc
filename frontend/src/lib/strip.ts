/** Draws the timeline: events by month, and who held the places that matter most in the view. */

import { drawBars, type Ink } from "./bars";
import { monthOf, stepBy, toMonthWords } from "./days";
import type { HolderLook } from "./looks";
import type { Interval } from "./record";
import type { Sum } from "./shown";

export interface StripRow {
  name: string;
  intervals: readonly Interval[];
}

export interface Strip {
  first: number;
  last: number;
  day: number;
  /** The first day of the slider's window; null where all up to the day is shown. */
  since: number | null;
  months: ReadonlyMap<number, Sum>;
  rows: readonly StripRow[];
  looks: ReadonlyMap<string, HolderLook>;
}

export const LEFT = 96;
const TOP = 8;
export const BARS = 52;
export const ROW = 20;
export const RIGHT = 10;

interface Paper extends Ink {
  line: string;
  bar: string;
  disputed: string;
  accent: string;
}

export function stripHeight(rows: number): number {
  return TOP + BARS + 18 + rows * ROW + 4;
}

export function dayAt(x: number, width: number, strip: Pick<Strip, "first" | "last">): number {
  const share = Math.min(Math.max((x - LEFT) / (width - LEFT - RIGHT), 0), 1);
  return Math.round(strip.first + share * (strip.last - strip.first));
}

export function drawStrip(context: CanvasRenderingContext2D, width: number, strip: Strip, paper: Paper): void {
  const span = Math.max(strip.last - strip.first, 1);
  const x = (day: number) => LEFT + ((day - strip.first) / span) * (width - LEFT - RIGHT);
  context.clearRect(0, 0, width, stripHeight(strip.rows.length));
  context.font = "11px system-ui, sans-serif";
  context.textBaseline = "middle";
  window_(context, strip, x, paper);
  bars(context, strip, x, paper);
  axis(context, strip, x, width, paper);
  strip.rows.forEach((row, at) => rowOf(context, strip, row, TOP + BARS + 18 + at * ROW, x, paper));
  context.strokeStyle = paper.accent;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(x(strip.day), 0);
  context.lineTo(x(strip.day), stripHeight(strip.rows.length));
  context.stroke();
}

function window_(context: CanvasRenderingContext2D, strip: Strip, x: (day: number) => number, paper: Paper): void {
  if (strip.since === null) return;
  context.globalAlpha = 0.14;
  context.fillStyle = paper.accent;
  const start = Math.max(x(strip.since), LEFT);
  context.fillRect(start, 0, Math.max(x(strip.day) - start, 1), stripHeight(strip.rows.length));
  context.globalAlpha = 1;
}

function bars(context: CanvasRenderingContext2D, strip: Strip, x: (day: number) => number, paper: Paper): void {
  const most = Math.max(1, ...[...strip.months.values()].map((it) => it.events));
  for (const [month, sum] of strip.months) {
    const start = Math.max(x(month), LEFT);
    const wide = Math.max(x(stepBy(month, "month", 1)) - start - 1, 1);
    if (x(stepBy(month, "month", 1)) < LEFT || month > strip.last) continue;
    const high = Math.max((sum.events / most) * BARS, 1.5);
    context.fillStyle = paper.bar;
    context.fillRect(start, TOP + BARS - high, wide, high);
    if (sum.disputed) {
      const red = Math.max((sum.disputed / most) * BARS, 2);
      context.fillStyle = paper.disputed;
      context.fillRect(start, TOP + BARS - red, wide, red);
    }
  }
  context.fillStyle = paper.quiet;
  context.textAlign = "right";
  context.fillText("events a month", LEFT - 8, TOP + BARS - 6);
  context.fillText(most.toLocaleString("en"), LEFT - 8, TOP + 6);
}

/** Ticks at the firsts of months or years, as many as there is room for. */
function axis(context: CanvasRenderingContext2D, strip: Strip, x: (day: number) => number, width: number, paper: Paper): void {
  const room = Math.max(Math.floor((width - LEFT) / 78), 1);
  const months = (strip.last - strip.first) / 30.4;
  const every = [1, 2, 3, 6, 12, 24, 60, 120].find((it) => months / it <= room) ?? 240;
  context.strokeStyle = paper.line;
  context.fillStyle = paper.quiet;
  context.lineWidth = 1;
  context.textAlign = "center";
  context.beginPath();
  context.moveTo(LEFT, TOP + BARS + 0.5);
  context.lineTo(width - RIGHT, TOP + BARS + 0.5);
  let day = monthOf(strip.first);
  for (let guard = 0; guard < 4000 && day <= strip.last; guard++) {
    const date = new Date(day * 86_400_000);
    const count = date.getUTCFullYear() * 12 + date.getUTCMonth();
    if (day >= strip.first && count % every === 0) {
      const at = x(day);
      context.moveTo(at, TOP + BARS);
      context.lineTo(at, TOP + BARS + 4);
      if (at > LEFT + 22 && at < width - 30)
        context.fillText(every >= 12 ? String(date.getUTCFullYear()) : toMonthWords(day), at, TOP + BARS + 11);
    }
    day = stepBy(day, "month", 1);
  }
  context.stroke();
}

function rowOf(context: CanvasRenderingContext2D, strip: Strip, row: StripRow, top: number, x: (day: number) => number, paper: Paper): void {
  context.fillStyle = paper.ink;
  context.textAlign = "right";
  context.fillText(shorten(context, row.name, LEFT - 12), LEFT - 8, top + ROW / 2);
  drawBars(context, row.intervals, strip.looks, { top: top + 2, high: ROW - 4, x, first: strip.first, last: strip.last }, paper);
}

function shorten(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text;
  let cut = text;
  while (cut.length > 1 && context.measureText(`${cut}…`).width > room) cut = cut.slice(0, -1);
  return `${cut}…`;
}
