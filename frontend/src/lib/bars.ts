/** Draws who held a place as bars: what is certain full, what is not known to the day half, what nobody speaks for dashed. */

import type { HolderLook } from "./looks";
import type { Interval } from "./record";
import { outline } from "./symbols";

/** Where a state stands on the timeline, in days. */
export interface Stretch {
  /** The first day on which it can have been so; from `sure` on it was so. */
  from: number;
  sure: number;
  /** The last day of which anybody speaks for it. */
  told: number;
  /** From `ending` on it can have been over; at `end` it was. */
  ending: number;
  end: number;
}

/** Lay a state out between the ends of the timeline; null where none of it is there. */
export function stretch(interval: Interval, first: number, last: number): Stretch | null {
  const begun = interval.from[0] ?? interval.first_evidence ?? first;
  const over = interval.to === null ? last : (interval.to[1] ?? interval.to[0] ?? last);
  const open = interval.to === null;
  if (begun > last || over < first || (over === first && !open)) return null;
  const from = Math.max(begun, first);
  const end = Math.max(Math.min(over, last), from);
  const within = (day: number) => Math.min(Math.max(day, from), end);
  const sure = within(interval.from[1] ?? begun);
  const ending = Math.max(within(interval.to?.[0] ?? over), sure);
  const told = Math.max(within(Math.max(...interval.evidence, begun)), sure);
  return { from, sure, told: Math.min(told, ending), ending, end };
}

export interface Ink {
  ink: string;
  quiet: string;
  paper: string;
}

/** A row of bars: where it lies, and where a day does. */
export interface Row {
  top: number;
  high: number;
  x: (day: number) => number;
  first: number;
  last: number;
}

export function drawBars(
  context: CanvasRenderingContext2D,
  intervals: readonly Interval[],
  looks: ReadonlyMap<string, HolderLook>,
  row: Row,
  ink: Ink,
): void {
  const laid = intervals.flatMap((interval) => {
    const at = stretch(interval, row.first, row.last);
    return at ? [{ interval, at, looks: looksOf(interval, looks, ink) }] : [];
  });
  // What may have begun or ended first: what is certain lies above it.
  for (const { interval, at, looks } of laid) {
    const half = row.high / 2;
    half_(context, interval, looks, { start: row.x(at.from), stop: row.x(at.sure), top: row.top + half, high: half }, ink);
    half_(context, interval, looks, { start: row.x(at.ending), stop: row.x(at.end), top: row.top, high: half }, ink);
  }
  for (const { interval, at, looks } of laid) {
    const [start, stop] = [row.x(at.sure), row.x(at.ending)];
    const told = interval.status === "unknown" ? stop : Math.max(row.x(at.told), start + 3);
    tail(context, interval, looks, { start: told, stop, top: row.top, high: row.high }, ink);
    block(context, interval, looks, { start, stop: told, top: row.top, high: row.high }, ink);
    label(context, interval, looks, { start, stop: Math.max(told, stop), top: row.top, high: row.high }, told, ink);
  }
}

interface Box {
  start: number;
  stop: number;
  top: number;
  high: number;
}

function looksOf(interval: Interval, looks: ReadonlyMap<string, HolderLook>, ink: Ink): HolderLook[] {
  const nobody: HolderLook = { color: ink.quiet, shape: "circle" };
  const found = interval.holders.slice(0, 2).map(([key]) => looks.get(key) ?? nobody);
  return [found[0] ?? nobody, found[1] ?? nobody];
}

function two(interval: Interval): boolean {
  return interval.status === "contested" || interval.status === "shared";
}

function clipped(context: CanvasRenderingContext2D, box: Box, draw: () => void): void {
  if (box.stop <= box.start) return;
  context.save();
  context.beginPath();
  context.rect(box.start, box.top, box.stop - box.start, box.high);
  context.clip();
  draw();
  context.restore();
}

/** It may have begun, or ended, on any of these days: half as high and half as strong. */
function half_(context: CanvasRenderingContext2D, interval: Interval, looks: readonly HolderLook[], box: Box, ink: Ink): void {
  context.globalAlpha = 0.5;
  clipped(context, box, () => fill(context, interval, looks, box, ink));
  context.globalAlpha = 1;
}

function block(context: CanvasRenderingContext2D, interval: Interval, looks: readonly HolderLook[], box: Box, ink: Ink): void {
  if (interval.status === "unknown") return tail(context, interval, looks, box, ink); // as unknown as what follows
  clipped(context, box, () => fill(context, interval, looks, box, ink));
  context.strokeStyle = interval.status === "held" ? looks[0]!.color : ink.ink;
  context.lineWidth = interval.basis === "against_interest" && interval.status === "held" ? 2 : 1;
  context.strokeRect(box.start + 0.5, box.top + 0.5, Math.max(box.stop - box.start - 1, 1), box.high - 1);
}

function fill(context: CanvasRenderingContext2D, interval: Interval, looks: readonly HolderLook[], box: Box, ink: Ink): void {
  const { start, stop, top, high } = box;
  context.fillStyle = ink.paper;
  context.fillRect(start, top, stop - start, high);
  if (interval.status === "unknown") {
    context.fillStyle = ink.ink;
    context.textAlign = "center";
    for (let at = start + Math.min(7, (stop - start) / 2); at < stop; at += 16) context.fillText("?", at, top + high / 2 + 0.5);
  } else if (two(interval)) {
    context.fillStyle = looks[0]!.color;
    context.fillRect(start, top, stop - start, high / 2);
    context.fillStyle = looks[1]!.color;
    context.fillRect(start, top + high / 2, stop - start, high / 2);
    between(context, interval, box);
    context.strokeStyle = ink.paper;
    context.lineWidth = 2;
    context.stroke();
  } else if (interval.basis === "claimed") {
    context.strokeStyle = looks[0]!.color;
    context.lineWidth = 2;
    context.beginPath();
    for (let at = -high; at < stop - start + high; at += 6) {
      context.moveTo(start + at, top + high);
      context.lineTo(start + at + high, top);
    }
    context.stroke();
  } else {
    context.fillStyle = looks[0]!.color;
    context.fillRect(start, top, stop - start, high);
  }
}

/** The line between two who hold a place: straight where they share it, jagged where they fight for it. */
function between(context: CanvasRenderingContext2D, interval: Interval, { start, stop, top, high }: Box): void {
  const swing = interval.status === "contested" ? high * 0.24 : 0;
  context.beginPath();
  for (let at = start - 4, up = 1; at <= stop + 4; at += 4, up = -up) context.lineTo(at, top + high / 2 + up * swing);
}

/** Nobody speaks for it any more: the state is carried on as dashes of all who were said to hold it, or as it began: `?`. */
function tail(context: CanvasRenderingContext2D, interval: Interval, looks: readonly HolderLook[], box: Box, ink: Ink): void {
  if (box.stop <= box.start + 1) return;
  const middle = box.top + box.high / 2;
  if (interval.status === "unknown") {
    context.fillStyle = ink.ink;
    context.textAlign = "center";
    for (let at = box.start + 9; at < box.stop - 3; at += 16) context.fillText("?", at, middle + 0.5);
    context.strokeStyle = ink.quiet;
    context.lineWidth = 1;
    context.setLineDash([3, 3]);
    context.strokeRect(box.start + 0.5, box.top + 0.5, box.stop - box.start - 1, box.high - 1);
    context.setLineDash([]);
    return;
  }
  const lines = two(interval) ? ([[-3, looks[0]!], [3, looks[1]!]] as const) : ([[0, looks[0]!]] as const); // prettier-ignore
  context.lineWidth = 2;
  context.setLineDash([4, 3]);
  for (const [shift, look] of lines) {
    context.strokeStyle = look.color;
    context.beginPath();
    context.moveTo(box.start + 2, middle + shift);
    context.lineTo(box.stop, middle + shift);
    context.stroke();
  }
  context.setLineDash([]);
  if (interval.status === "contested") {
    context.strokeStyle = ink.quiet;
    context.lineWidth = 1;
    clipped(context, { ...box, start: box.start + 2 }, () => {
      between(context, interval, box);
      context.stroke();
    });
  }
}

/** Who holds it, where there is room for the name; else the shape that stands for the holder on the map. */
function label(
  context: CanvasRenderingContext2D,
  interval: Interval,
  looks: readonly HolderLook[],
  box: Box,
  told: number,
  ink: Ink,
): void {
  if (!interval.holders.length) return;
  const middle = box.top + box.high / 2;
  const names = interval.holders.map(([, name]) => name).join(" / ");
  const wide = context.measureText(names).width;
  if (wide + 14 <= box.stop - box.start) {
    context.fillStyle = ink.paper;
    context.fillRect(box.start + 3, box.top + 2, wide + 6, box.high - 4);
    context.fillStyle = ink.ink;
    context.textAlign = "left";
    context.fillText(names, box.start + 6, middle + 0.5);
  } else if (told - box.start >= 16 && !two(interval)) {
    outline(context, looks[0]!.shape, { x: (box.start + told) / 2, y: middle }, box.high * 0.3);
    context.fillStyle = ink.paper;
    context.fill();
    context.strokeStyle = looks[0]!.color;
    context.lineWidth = 1;
    context.stroke();
  }
}
