/** The map itself: MapLibre with the offline world, told what to draw. */

import {
  addProtocol,
  AttributionControl,
  MapLibreMap,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import { Protocol } from "pmtiles";
import { Overlay } from "./overlay";
import type { Item } from "./scene";
import { drawnAs, type Place } from "../lib/record";
import { mapStyle, ownTowns, TOWN_NAMES } from "./style";

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
  const tiles = new Protocol();
  addProtocol("pmtiles", async (request, asked) => {
    try {
      return await tiles.tile(request, asked);
    } catch (error) {
      if (asked.signal.aborted) throw withdrawn();
      throw error;
    }
  });
}

/** What MapLibre knows for a tile that it no longer wants: it logs any other error, also the browser's own. */
function withdrawn(): Error {
  const error = new Error("AbortError");
  error.name = "AbortError";
  return error;
}

export class WorldMap {
  readonly map: MapLibreMap;
  private readonly overlay: Overlay;
  private own: readonly (readonly [number, number])[];

  constructor(container: HTMLElement, where: Where | null, dark: boolean, places: readonly Place[], told: Told) {
    prepare();
    this.own = pointsOf(places);
    this.map = new MapLibreMap({
      container,
      style: mapStyle(new URL(TILES, location.href).href, dark, this.own),
      center: where ? [where.longitude, where.latitude] : [30, 25],
      zoom: where?.zoom ?? 2,
      minZoom: 1,
      maxZoom: 12,
      maxPitch: 0,
      dragRotate: false,
      touchPitch: false,
      pitchWithRotate: false,
      renderWorldCopies: false,
      fadeDuration: 0,
      attributionControl: false,
      locale: { "Map.Title": "Map of places; the same stands in the tables below it" },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.addControl(new NavigationControl({ showCompass: false }), "top-right");
    this.map.addControl(new ScaleControl({ unit: "metric" }), "bottom-left");
    this.map.addControl(
      new AttributionControl({ compact: false, customAttribution: "Natural Earth · GeoNames CC BY 4.0" }),
      "bottom-right",
    );
    this.overlay = new Overlay(this.map);
    this.overlay.dark = dark;
    this.map.on("load", () => told.ready());
    this.map.on("moveend", () => told.moved(this.where()));
    this.map.on("click", (event) => told.clicked(this.overlay.at(event.point.x, event.point.y)));
    this.map.on("mousemove", (event) => {
      const over = this.overlay.at(event.point.x, event.point.y) !== null;
      this.map.getCanvas().style.cursor = over ? "pointer" : "";
    });
  }

  where(): Where {
    const { lng, lat } = this.map.getCenter();
    return { zoom: this.map.getZoom(), latitude: lat, longitude: lng };
  }

  show(items: readonly Item[]): void {
    this.overlay.show(items);
  }

  /** Tell the map which places the record names itself: it does not name them a second time. */
  named(places: readonly Place[]): void {
    const next = pointsOf(places);
    if (JSON.stringify(next) === JSON.stringify(this.own)) return; // a changed style makes tiles load anew
    this.own = next;
    this.nameTowns();
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

  /** Look so far aside that a point is in view; the zoom stays. */
  reveal(longitude: number, latitude: number, animate: boolean): void {
    if (this.map.getBounds().contains([longitude, latitude])) return;
    this.map.panTo([longitude, latitude], { animate, duration: 500 });
  }

  goTo(where: Where, animate: boolean): void {
    const to = { center: [where.longitude, where.latitude] as [number, number], zoom: where.zoom };
    if (animate) this.map.easeTo({ ...to, duration: 500 });
    else this.map.jumpTo(to);
  }

  setDark(dark: boolean): void {
    this.overlay.dark = dark;
    this.map.setStyle(mapStyle(new URL(TILES, location.href).href, dark, this.own), { diff: false });
  }

  remove(): void {
    this.map.remove();
  }

  private nameTowns(): void {
    const own = this.map.getLayer(TOWN_NAMES) ? ownTowns(this.own) : null;
    if (!own) return;
    this.map.setFilter(TOWN_NAMES, own.filter);
    this.map.setLayoutProperty(TOWN_NAMES, "text-field", own.field);
    this.map.setLayoutProperty(TOWN_NAMES, "text-offset", own.offset);
  }
}

function pointsOf(places: readonly Place[]): (readonly [number, number])[] {
  return places.filter((it) => drawnAs(it) === "point").map((it) => [it.longitude!, it.latitude!] as const);
}
