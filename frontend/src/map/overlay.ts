/** Draws the record above the map on a plain canvas: a step of the slider then repaints this alone, also without a GPU. */

import type { MapLibreMap } from "maplibre-gl";
import type { Look } from "../lib/looks";
import { drawSymbol, PAPER } from "../lib/symbols";
import type { Item } from "./scene";
import { discRadius, ringRadius, seat } from "./sizes";

interface Colors {
  ink: string;
  halo: string;
  event: string;
  disputed: string;
}

const LIGHT: Colors = { ink: "#1b1f24", halo: "#ffffff", event: "#3b4652", disputed: "#b3261e" };
const DARK: Colors = { ink: "#f1f4f6", halo: "#171c21", event: "#cdd6de", disputed: "#ff8a80" };
const NAMES_FROM = 3.5;
/** From here on names are written also where there are many: before, most would find no room. */
const ALL_NAMES_FROM = 5.5;
const MANY = 400;
const COUNTS_FROM = 4.5;
const WORLD = 512;
const MARGIN = 40;
/** Symbols are drawn once for each size: zooming makes many sizes. */
const MOST_SPRITES = 600;

/** An item that is in view: where its symbol and its number stand, and how wide the ring around it is. */
interface Seen {
  item: Item;
  x: number;
  y: number;
  ring: number;
}

type Box = readonly [number, number, number, number];

export class Overlay {
  dark = false;
  private readonly canvas = document.createElement("canvas");
  private readonly symbols = new Map<string, HTMLCanvasElement>();
  private readonly dots = new Map<string, HTMLCanvasElement>();
  private readonly widths = new Map<string, number>();
  private items: readonly Item[] = [];
  /** Places beside a symbol where its labels are tried to be put: among many, looking for one takes too long. */
  private tries = 3;
  /** Events whose number stands on the map. */
  private counted = 0;

  constructor(private readonly map: MapLibreMap) {
    this.canvas.className = "ex-overlay";
    this.canvas.setAttribute("aria-hidden", "true");
    map.getCanvasContainer().append(this.canvas);
    map.on("render", () => this.draw());
    map.on("resize", () => this.draw());
  }

  show(items: readonly Item[]): void {
    this.items = items;
    this.draw();
  }

  /** The place under a point of the canvas: the topmost symbol or dot, else the smallest area. */
  at(x: number, y: number): number | null {
    const { scale, left, top, width, height } = this.view();
    const size = this.size();
    let area: Item | null = null;
    for (let number = this.items.length - 1; number >= 0; number--) {
      const item = this.items[number]!;
      const [middle, down] = [item.x * scale - left, item.y * scale - top];
      const ring = item.reach ? ringRadius(item, scale, size) : 0;
      const [across, high] = seat(item, middle, down, ring, width, height);
      const away = Math.hypot(across - x, high - y);
      if (item.reach && !(item.look && away < size / 2)) {
        if (Math.hypot(middle - x, down - y) < ring && (!area || item.reach < area.reach)) area = item;
      } else if (away < Math.max(size / 2, discRadius(item.events, size))) return item.place;
    }
    return area?.place ?? null;
  }

  private size(): number {
    const zoom = this.map.getZoom();
    return zoom < 5 ? 15 + Math.max(zoom - 2, 0) * 3.3 : Math.min(25 + (zoom - 5) * 2.3, 32);
  }

  private view(): { scale: number; left: number; top: number; width: number; height: number } {
    const { clientWidth: width, clientHeight: height } = this.map.getContainer();
    const scale = WORLD * 2 ** this.map.getZoom();
    const { lng, lat } = this.map.getCenter();
    const x = (lng + 180) / 360;
    const y = 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
    return { scale, left: x * scale - width / 2, top: y * scale - height / 2, width, height };
  }

  private draw(): void {
    const { scale, left, top, width, height } = this.view();
    const ratio = devicePixelRatio || 1;
    if (this.canvas.width !== Math.round(width * ratio) || this.canvas.height !== Math.round(height * ratio)) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
    }
    const context = this.canvas.getContext("2d");
    if (!context) return;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    const size = this.size();
    const seen: Seen[] = [];
    for (const item of this.items) {
      const [x, y, around] = [item.x * scale - left, item.y * scale - top, item.reach * scale + MARGIN];
      if (x <= -around || x >= width + around || y <= -around || y >= height + around) continue;
      const ring = item.reach ? ringRadius(item, scale, size) : 0;
      if (ring) this.area(context, item, x, y, ring);
      const [across, down] = seat(item, x, y, ring, width, height);
      seen.push({ item, x: across, y: down, ring });
    }
    for (const { item, x, y } of seen) if (item.events && !item.reach) this.dot(context, item, x, y, item.look ? size : 0);
    for (const { item, x, y } of seen) if (item.look) this.symbol(context, item, item.look, x, y, item.reach ? size * 0.7 : size);
    this.counted = 0;
    const labelled = this.labels(context, seen, size);
    this.canvas.dataset["symbols"] = String(seen.filter(({ item }) => item.look).length);
    this.canvas.dataset["places"] = String(seen.length);
    this.canvas.dataset["labels"] = String(labelled);
    this.canvas.dataset["counted"] = String(this.counted);
    this.canvas.dataset["chosen"] = seen.find(({ item }) => item.chosen)?.item.name ?? "";
  }

  /** Somewhere in here: a soft ring as wide as it is not known, never a pin. */
  private area(context: CanvasRenderingContext2D, item: Item, x: number, y: number, radius: number): void {
    const colors = this.dark ? DARK : LIGHT;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.globalAlpha = item.near ? 0.15 : 0.08;
    context.fillStyle = colors.event;
    context.fill();
    context.globalAlpha = 0.7;
    context.strokeStyle = item.disputed ? colors.disputed : colors.event;
    context.lineWidth = 1.1;
    context.setLineDash([2, 3]);
    context.stroke();
    context.setLineDash([]);
    context.globalAlpha = 1;
    if (item.chosen && !item.look) this.around(context, x, y, radius + 3);
  }

  private dot(context: CanvasRenderingContext2D, item: Item, x: number, y: number, symbol: number): void {
    const radius = Math.round(discRadius(item.events, symbol));
    const sprite = this.sprite(radius, item.disputed > 0);
    put(context, sprite, x, y);
    if (item.chosen && !item.look) this.around(context, x, y, radius + 3);
  }

  private around(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.lineWidth = 2;
    context.strokeStyle = (this.dark ? DARK : LIGHT).ink;
    context.stroke();
  }

  private sprite(radius: number, disputed: boolean): HTMLCanvasElement {
    const ratio = devicePixelRatio || 1;
    const name = `${radius}${disputed}${this.dark}${ratio}`;
    let made = this.dots.get(name);
    if (made) return made;
    const colors = this.dark ? DARK : LIGHT;
    made = document.createElement("canvas");
    made.width = made.height = Math.ceil((radius + 2) * 2 * ratio);
    const context = made.getContext("2d")!;
    context.scale(ratio, ratio);
    context.beginPath();
    context.arc(radius + 2, radius + 2, radius, 0, 2 * Math.PI);
    context.globalAlpha = 0.26;
    context.fillStyle = colors.event;
    context.fill();
    context.globalAlpha = 0.9;
    context.lineWidth = disputed ? 1.8 : 0.8;
    context.strokeStyle = disputed ? colors.disputed : colors.event;
    context.stroke();
    this.dots.set(name, made);
    return made;
  }

  private symbol(context: CanvasRenderingContext2D, item: Item, look: Look, x: number, y: number, size: number): void {
    const pixels = Math.round(size * (devicePixelRatio || 1));
    const name = `${look.name}${pixels}/${item.strength}`;
    let sprite = this.symbols.get(name);
    if (!sprite) {
      sprite = faded(look, pixels, item.strength);
      if (this.symbols.size > MOST_SPRITES) this.symbols.clear();
      this.symbols.set(name, sprite);
    }
    put(context, sprite, x, y);
    if (item.chosen) this.around(context, x, y, Math.max(size * 0.62, discRadius(item.reach ? 0 : item.events, size) + 2));
  }

  /** Names and counts, the chosen and the freshest first; what would lie on another label is left out. */
  private labels(context: CanvasRenderingContext2D, seen: readonly Seen[], size: number): number {
    const zoom = this.map.getZoom();
    this.tries = seen.length > MANY ? 1 : 3;
    const named = this.tries === 1 ? ALL_NAMES_FROM : NAMES_FROM;
    const taken: Box[] = [];
    let count = 0;
    context.lineJoin = "round";
    context.textBaseline = "middle";
    for (let at = seen.length - 1; at >= 0; at--) {
      const { item, x, y, ring } = seen[at]!;
      if (!item.chosen && zoom < (item.look ? named : COUNTS_FROM)) continue;
      const edge = item.look ? Math.max(size * 0.6, discRadius(item.reach ? 0 : item.events, size) + 3) : 0;
      if (item.look) count += this.name(context, item, x, y, edge, taken);
      if (!item.events || zoom < COUNTS_FROM) continue;
      const events = item.events.toLocaleString("en");
      const words = item.near ? `near: ${events}` : item.reach ? `${item.name}: ${events}` : events;
      const wide = this.width(context, words, 11);
      const written = placesOf(item, wide, edge, ring).slice(0, this.tries).some(([left, high]) =>
        this.write(context, words, x + left, y + high, 11, taken),
      );
      if (written) this.counted += item.events;
      count += Number(written);
    }
    return count;
  }

  /** Write a name, and how old its last word is, at the right of a symbol; where there is no room, at its left or below. */
  private name(context: CanvasRenderingContext2D, item: Item, x: number, y: number, edge: number, taken: Box[]): number {
    const wide = Math.max(this.width(context, item.name, 12), item.ago ? this.width(context, item.ago, 10) : 0);
    const last = this.map.getContainer().clientWidth - 2;
    const sides: (readonly [(wide: number) => number, number])[] = [];
    if (x + edge + wide < last) sides.push([() => x + edge, y]);
    if (x - edge - wide > 2) sides.push([(own) => x - edge - own, y]);
    sides.push([(own) => Math.max(Math.min(x - own / 2, last - own), 2), y + edge + (item.ago ? 14 : 8)]);
    for (const [left, high] of sides.slice(0, this.tries)) {
      const at = (words: string, size: number) => left(this.width(context, words, size));
      const written = this.write(context, item.name, at(item.name, 12), item.ago ? high - 6 : high, 12, taken);
      if (written) return written + (item.ago ? this.write(context, item.ago, at(item.ago, 10), high + 7, 10, taken) : 0);
    }
    return 0;
  }

  private write(context: CanvasRenderingContext2D, words: string, x: number, y: number, size: number, taken: Box[]): number {
    const wide = this.width(context, words, size);
    const box: Box = [x - 1, y - size * 0.55, x + wide + 1, y + size * 0.55];
    if (taken.some((it) => it[0] < box[2] && box[0] < it[2] && it[1] < box[3] && box[1] < it[3])) return 0;
    taken.push(box);
    const colors = this.dark ? DARK : LIGHT;
    context.textAlign = "left";
    context.strokeStyle = colors.halo;
    context.lineWidth = 3;
    context.strokeText(words, x, y);
    context.fillStyle = colors.ink;
    context.fillText(words, x, y);
    return 1;
  }

  private width(context: CanvasRenderingContext2D, words: string, size: number): number {
    context.font = `${size}px system-ui, sans-serif`;
    const key = `${size}${words}`;
    let wide = this.widths.get(key);
    if (wide === undefined) this.widths.set(key, (wide = context.measureText(words).width));
    return wide;
  }
}

/** Where a count may stand, the best first: above the disc of what was there, beside the ring of what was near. */
function placesOf(item: Item, wide: number, edge: number, ring: number): (readonly [number, number])[] {
  const middle = -wide / 2;
  if (item.near) {
    const around = Math.min(ring, 56);
    return [[-around - wide - 4, 0], [middle, around + 8], [middle, -around - 8]]; // prettier-ignore
  }
  return item.look ? [[middle, -edge - 5], [middle, edge + 5]] : [[middle, 0]]; // prettier-ignore
}

/** Put a picture with its middle on a point, pixel on pixel: scaling thousands of them is what takes time. */
function put(context: CanvasRenderingContext2D, picture: HTMLCanvasElement, x: number, y: number): void {
  const ratio = devicePixelRatio || 1;
  const side = picture.width / ratio;
  const snap = (it: number) => Math.round((it - side / 2) * ratio) / ratio;
  context.drawImage(picture, snap(x), snap(y), side, side);
}

/** Fade a symbol's colour alone: its paper stays whole, so that what lies below changes none of its colours. */
function faded(look: Look, pixels: number, strength: number): HTMLCanvasElement {
  const [symbol, sprite] = [document.createElement("canvas"), document.createElement("canvas")];
  symbol.width = symbol.height = sprite.width = sprite.height = pixels;
  drawSymbol(symbol.getContext("2d")!, look, pixels);
  const context = sprite.getContext("2d")!;
  context.drawImage(symbol, 0, 0);
  context.globalCompositeOperation = "source-in";
  context.fillStyle = PAPER;
  context.fillRect(0, 0, pixels, pixels);
  context.globalCompositeOperation = "source-over";
  context.globalAlpha = strength;
  context.drawImage(symbol, 0, 0);
  return sprite;
}
