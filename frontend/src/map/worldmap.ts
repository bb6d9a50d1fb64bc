/** The map itself: MapLibre with the offline world, told what to draw. */

import {
  addProtocol,
  AttributionControl,
  type GeoJSONSource,
  MapLibreMap,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import { Protocol } from "pmtiles";
import type { Look } from "../lib/looks";
import { symbolPixels } from "../lib/symbols";
import { changes, type Drawn, type Features } from "./features";
import { CLICKABLE, mapStyle, SOURCES } from "./style";

const SYMBOL = 64;
const TILES = "/static/basemap/world.pmtiles";

export interface Where {
  zoom: number;
  latitude: number;
  longitude: number;
}

export interface Told {
  /** A place was clicked, by its number; null for a click beside all places. */
  clicked: (place: number | null) => void;
  moved: (where: Where) => void;
  ready: () => void;
}

/** Tell whether the browser can draw the map at all: MapLibre needs WebGL 2 and throws without. */
export function canDraw(): boolean {
  try {
    return document.createElement("canvas").getContext("webgl2") !== null;
  } catch {
    return false;
  }
}

let prepared = false;

function prepare(): void {
  if (prepared) return;
  prepared = true;
  setWorkerUrl(new URL("/static/explorer/maplibre-worker.mjs", location.href).href);
  addProtocol("pmtiles", new Protocol().tile);
}

export class WorldMap {
  readonly map: MapLibreMap;
  private before: Record<string, Features> = {};
  private waiting: Drawn | null = null;
  private loaded = false;

  constructor(container: HTMLElement, where: Where | null, dark: boolean, told: Told) {
    prepare();
    this.map = new MapLibreMap({
      container,
      style: mapStyle(new URL(TILES, location.href).href, dark),
      center: where ? [where.longitude, where.latitude] : [30, 25],
      zoom: where?.zoom ?? 2,
      minZoom: 1,
      maxZoom: 12,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: 0,
      attributionControl: false,
      locale: { "Map.Title": "Map of places; the same stands in the table below it" },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.addControl(new NavigationControl({ showCompass: false }), "top-right");
    this.map.addControl(new ScaleControl({ unit: "metric" }), "bottom-left");
    this.map.addControl(
      new AttributionControl({ compact: false, customAttribution: "Natural Earth · GeoNames CC BY 4.0" }),
      "bottom-right",
    );
    this.map.on("load", () => {
      this.loaded = true;
      if (this.waiting) this.draw(this.waiting);
      told.ready();
    });
    this.map.on("moveend", () => told.moved(this.where()));
    this.map.on("click", (event) => {
      const [x, y] = [event.point.x, event.point.y];
      const layers = CLICKABLE.filter((id) => this.map.getLayer(id));
      const near: [[number, number], [number, number]] = [[x - 5, y - 5], [x + 5, y + 5]]; // prettier-ignore
      const found = this.map.queryRenderedFeatures(near, { layers: [...layers] });
      const best = CLICKABLE.map((id) => found.find((it) => it.layer.id === id)).find(Boolean);
      told.clicked(best ? Number(best.properties["place"]) : null);
    });
    for (const id of ["control-symbol", "point-dot"]) {
      this.map.on("mouseenter", id, () => (this.map.getCanvas().style.cursor = "pointer"));
      this.map.on("mouseleave", id, () => (this.map.getCanvas().style.cursor = ""));
    }
  }

  where(): Where {
    const { lng, lat } = this.map.getCenter();
    return { zoom: this.map.getZoom(), latitude: lat, longitude: lng };
  }

  /** Draw a view; only what differs from what stands is sent to the map's worker. */
  draw(drawn: Drawn): void {
    if (!this.loaded) {
      this.waiting = drawn;
      return;
    }
    this.waiting = drawn;
    this.addSymbols(drawn.looks);
    for (const name of ["control", "points", "areas", "marks"] as const) this.replace(SOURCES[name], drawn[name]);
  }

  /** Look at some points so that all are in view. */
  fit(points: readonly (readonly [number, number])[], animate: boolean): void {
    if (!points.length) return;
    const longitudes = points.map((it) => it[0]);
    const latitudes = points.map((it) => it[1]);
    const box: [number, number, number, number] = [
      Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes),
    ]; // prettier-ignore
    this.map.fitBounds(box, { padding: 48, maxZoom: 7.5, animate });
  }

  goTo(where: Where, animate: boolean): void {
    const to = { center: [where.longitude, where.latitude] as [number, number], zoom: where.zoom };
    if (animate) this.map.easeTo({ ...to, duration: 500 });
    else this.map.jumpTo(to);
  }

  setDark(dark: boolean): void {
    this.before = {};
    this.loaded = false;
    this.map.once("styledata", () => {
      this.loaded = true;
      if (this.waiting) this.draw(this.waiting);
    });
    this.map.setStyle(mapStyle(new URL(TILES, location.href).href, dark), { diff: false });
  }

  remove(): void {
    this.map.remove();
  }

  private addSymbols(looks: ReadonlyMap<string, Look>): void {
    for (const [name, look] of looks)
      if (!this.map.hasImage(name)) this.map.addImage(name, symbolPixels(look, SYMBOL), { pixelRatio: 2 });
  }

  private replace(name: string, after: Features): void {
    const source = this.map.getSource<GeoJSONSource>(name);
    if (!source) return;
    const before = this.before[name];
    this.before[name] = after;
    if (!before) void source.setData({ type: "FeatureCollection", features: [...after.values()] });
    else {
      const diff = changes(before, after);
      if (diff) void source.updateData(diff);
    }
  }
}
