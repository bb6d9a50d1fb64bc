/** How large things are drawn on the map, so that none of them lies hidden under another. */

import type { Item } from "./scene";

type Point = readonly [number, number];

/** Areas of discs grow with events, up to a size that leaves the map to be seen; one below a symbol is wider than it. */
export function discRadius(events: number, symbol: number): number {
  const own = events ? Math.min(5 + 3 * Math.sqrt(events), 30) : 0;
  return own && symbol ? Math.max(own, symbol / 2 + 4) : own;
}

/** The ring of what is known to an area: as wide as the area, and wider than whatever is drawn in its middle. */
export function ringRadius(item: Pick<Item, "reach" | "inside">, scale: number, symbol: number): number {
  const wide = Math.max(item.reach * scale, 4);
  return item.inside === null ? wide : Math.max(wide, symbol / 2 + 7, discRadius(item.inside, symbol) + 4);
}

/** Where the symbol and the number of an item stand: those of a province or district on its ring, not on some town in it. */
export function seat(item: Pick<Item, "reach" | "near">, x: number, y: number, ring: number, width: number, height: number): Point {
  if (!item.reach || item.near) return [x, y];
  const edges: Point[] = [[x, y - ring], [x, y + ring], [x - ring, y], [x + ring, y]]; // prettier-ignore
  return edges.find(([across, down]) => across > 16 && down > 16 && across < width - 16 && down < height - 16) ?? [x, y];
}
