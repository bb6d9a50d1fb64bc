/** Draws the symbols of states on a canvas: for the map, the legend and the lists, so that they are the same in all. */

import type { HolderLook, Look, Shape } from "./looks";

export const PAPER = "#ffffff";
const INK = "#1b1f24";

/** Draw a symbol of `size` pixels with its middle in the middle of the canvas. */
export function drawSymbol(context: CanvasRenderingContext2D, look: Look, size: number): void {
  const middle = size / 2;
  const radius = size * 0.34;
  context.clearRect(0, 0, size, size);
  context.lineJoin = "round";
  if (look.status === "unknown") drawUnknown(context, middle, radius);
  else if (look.status === "held") drawHeld(context, look, middle, radius);
  else drawTwo(context, look, middle, radius * 1.08);
}

function drawHeld(context: CanvasRenderingContext2D, look: Look, middle: number, radius: number): void {
  const { color, shape } = look.holders[0] ?? { color: INK, shape: "circle" as Shape };
  const line = radius * 0.26;
  if (look.basis === "against_interest") {
    outline(context, shape, middle, radius * 1.36);
    context.fillStyle = PAPER;
    context.fill();
    context.lineWidth = line * 0.8;
    context.strokeStyle = color;
    context.stroke();
    outline(context, shape, middle, radius * 0.86);
    context.fillStyle = color;
    context.fill();
    return;
  }
  outline(context, shape, middle, radius * 1.14);
  context.fillStyle = PAPER;
  context.fill();
  outline(context, shape, middle, radius);
  if (look.basis === "corroborated") {
    context.fillStyle = color;
    context.fill();
  } else hatch(context, shape, color, middle, radius);
  outline(context, shape, middle, radius);
  context.lineWidth = line;
  context.strokeStyle = color;
  context.stroke();
}

/** Claimed by one side alone: hatched, so that it is lighter than what others confirm, also without colour. */
function hatch(context: CanvasRenderingContext2D, shape: Shape, color: string, middle: number, radius: number): void {
  context.save();
  outline(context, shape, middle, radius);
  context.clip();
  context.strokeStyle = color;
  context.lineWidth = radius * 0.17;
  context.beginPath();
  for (let at = -3; at <= 3; at++) {
    const shift = at * radius * 0.52;
    context.moveTo(middle - radius * 1.5 + shift, middle + radius * 1.5);
    context.lineTo(middle + radius * 1.5 + shift, middle - radius * 1.5);
  }
  context.stroke();
  context.restore();
}

/** Contested: two halves with a jagged line between; shared: two halves side by side with a straight one. */
function drawTwo(context: CanvasRenderingContext2D, look: Look, middle: number, radius: number): void {
  const contested = look.status === "contested";
  const [one, other] = [look.holders[0] ?? NOBODY, look.holders[1] ?? NOBODY];
  context.save();
  outline(context, "circle", middle, radius);
  context.clip();
  context.fillStyle = one.color;
  context.fillRect(0, 0, middle, middle * 2);
  context.fillStyle = other.color;
  context.fillRect(middle, 0, middle, middle * 2);
  context.beginPath();
  const steps = contested ? 6 : 1;
  for (let at = 0; at <= steps; at++) {
    const swing = contested ? (at % 2 ? 1 : -1) * radius * 0.3 : 0;
    context.lineTo(middle + swing, middle - radius + (2 * radius * at) / steps);
  }
  context.lineWidth = radius * 0.28;
  context.strokeStyle = PAPER;
  context.stroke();
  context.restore();
  outline(context, "circle", middle, radius);
  context.lineWidth = radius * (contested ? 0.3 : 0.18);
  context.strokeStyle = contested ? INK : PAPER;
  context.stroke();
  if (contested) {
    outline(context, "circle", middle, radius * 1.2);
    context.lineWidth = radius * 0.12;
    context.strokeStyle = PAPER;
    context.stroke();
  }
}

const NOBODY: HolderLook = { color: "#9aa2ab", shape: "circle" };

function drawUnknown(context: CanvasRenderingContext2D, middle: number, radius: number): void {
  outline(context, "circle", middle, radius * 1.24);
  context.fillStyle = PAPER;
  context.fill();
  outline(context, "circle", middle, radius);
  context.setLineDash([radius * 0.42, radius * 0.34]);
  context.lineWidth = radius * 0.24;
  context.strokeStyle = INK;
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = INK;
  context.font = `700 ${radius * 1.25}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText("?", middle, middle + radius * 0.07);
}

const CORNERS: Partial<Record<Shape, readonly [number, number, number]>> = {
  // corners, turn in degrees, size against a circle's
  square: [4, 45, 1.18],
  triangle: [3, -90, 1.26],
  wedge: [3, 90, 1.26],
  diamond: [4, 0, 1.22],
  pentagon: [5, -90, 1.12],
  hexagon: [6, 0, 1.1],
};

/** Trace a holder's shape around a point; a number stands for a point on the diagonal, as in a square canvas. */
export function outline(context: CanvasRenderingContext2D, shape: Shape, at: number | { x: number; y: number }, radius: number): void {
  const { x: left, y: high } = typeof at === "number" ? { x: at, y: at } : at;
  context.beginPath();
  const corners = CORNERS[shape];
  if (corners) {
    const [count, turn, scale] = corners;
    for (let corner = 0; corner < count; corner++) {
      const angle = ((360 / count) * corner + turn) * (Math.PI / 180);
      context.lineTo(left + Math.cos(angle) * radius * scale, high + Math.sin(angle) * radius * scale);
    }
  } else if (shape === "cross") {
    const [long, short] = [radius * 1.15, radius * 0.45];
    const steps: readonly (readonly [number, number])[] = [
      [-short, -long], [short, -long], [short, -short], [long, -short], [long, short], [short, short],
      [short, long], [-short, long], [-short, short], [-long, short], [-long, -short], [-short, -short],
    ]; // prettier-ignore
    for (const [x, y] of steps) context.lineTo(left + x, high + y);
  } else context.arc(left, high, radius, 0, 2 * Math.PI);
  context.closePath();
}
