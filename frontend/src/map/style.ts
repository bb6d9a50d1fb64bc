/** The map's style: the offline world below, the record's places on top. */

import type { LayerSpecification, StyleSpecification, SymbolLayerSpecification } from "maplibre-gl";

export const SOURCES = { control: "control", points: "points", areas: "areas", marks: "area-marks" } as const;
/** Layers that answer a click, the topmost first. */
export const CLICKABLE = ["control-symbol", "point-count", "point-dot", "mark-count", "area-fill"] as const;

interface Colors {
  sea: string;
  land: string;
  line: string;
  province: string;
  ink: string;
  faint: string;
  halo: string;
  event: string;
  event_ink: string;
  disputed: string;
}

const LIGHT: Colors = {
  sea: "#dbe5ea",
  land: "#f7f5f0",
  line: "#8b8f94",
  province: "#c9c5ba",
  ink: "#23292f",
  faint: "#6b7076",
  halo: "#ffffff",
  event: "#3b4652",
  event_ink: "#ffffff",
  disputed: "#b3261e",
};

const DARK: Colors = {
  sea: "#12181e",
  land: "#242b31",
  line: "#7d8790",
  province: "#414a52",
  ink: "#eef1f3",
  faint: "#a4adb5",
  halo: "#171c21",
  event: "#cdd6de",
  event_ink: "#161b20",
  disputed: "#ff8a80",
};

const FONT = ["sans-serif"];

export function mapStyle(tiles: string, dark: boolean): StyleSpecification {
  const color = dark ? DARK : LIGHT;
  const empty = { type: "FeatureCollection", features: [] } as const;
  const own = (): { type: "geojson"; data: GeoJSON.FeatureCollection; promoteId?: string } => ({
    type: "geojson",
    data: { ...empty, features: [] },
  });
  return {
    version: 8,
    sources: {
      world: { type: "vector", url: `pmtiles://${tiles}` },
      [SOURCES.areas]: own(),
      [SOURCES.marks]: own(),
      [SOURCES.points]: own(),
      [SOURCES.control]: own(),
    },
    layers: [...world(color), ...towns(color), ...events(color), ...control(color)],
  };
}

function world(color: Colors): LayerSpecification[] {
  const from = { source: "world" } as const;
  return [
    { id: "sea", type: "background", paint: { "background-color": color.sea } },
    { id: "land", type: "fill", ...from, "source-layer": "land", paint: { "fill-color": color.land } },
    { id: "lake", type: "fill", ...from, "source-layer": "lake", paint: { "fill-color": color.sea } },
    {
      id: "province-line",
      type: "line",
      ...from,
      "source-layer": "province",
      minzoom: 3.5,
      paint: { "line-color": color.province, "line-width": ["interpolate", ["linear"], ["zoom"], 4, 0.5, 8, 1.2] },
    },
    {
      id: "border",
      type: "line",
      ...from,
      "source-layer": "border",
      filter: ["!", ["get", "disputed"]],
      paint: { "line-color": color.line, "line-width": ["interpolate", ["linear"], ["zoom"], 2, 0.5, 8, 1.8] },
    },
    {
      id: "border-disputed",
      type: "line",
      ...from,
      "source-layer": "border",
      filter: ["get", "disputed"],
      paint: {
        "line-color": color.line,
        "line-width": ["interpolate", ["linear"], ["zoom"], 2, 0.7, 8, 1.8],
        "line-dasharray": [3, 2.5],
      },
    },
  ];
}

function towns(color: Colors): LayerSpecification[] {
  const text = { "text-color": color.faint, "text-halo-color": color.halo, "text-halo-width": 1.2 };
  return [
    {
      id: "country-name",
      type: "symbol",
      source: "world",
      "source-layer": "country",
      maxzoom: 7,
      layout: {
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-size": ["interpolate", ["linear"], ["zoom"], 2, 10, 6, 15],
        "text-letter-spacing": 0.12,
        "text-max-width": 7,
        "symbol-sort-key": ["-", ["get", "size"]],
      },
      paint: text,
    },
    {
      id: "town-dot",
      type: "circle",
      source: "world",
      "source-layer": "town",
      minzoom: 4.5,
      filter: [">=", ["get", "k"], ["step", ["zoom"], 300, 6, 80, 7, 20, 8, 0]],
      paint: { "circle-radius": 1.6, "circle-color": color.faint, "circle-opacity": 0.7 },
    },
    {
      id: "town-name",
      type: "symbol",
      source: "world",
      "source-layer": "town",
      minzoom: 4.5,
      filter: [">=", ["get", "k"], ["step", ["zoom"], 300, 6, 80, 7, 20, 8, 0]],
      layout: {
        "text-field": [
          "case",
          ["has", "ar"],
          ["format", ["get", "name"], {}, "\n", {}, ["get", "ar"], { "font-scale": 0.92 }],
          ["get", "name"],
        ],
        "text-font": FONT,
        "text-size": ["interpolate", ["linear"], ["zoom"], 5, 9.5, 9, 12],
        "text-anchor": "top",
        "text-offset": [0, 0.35],
        "symbol-sort-key": ["-", ["get", "k"]],
      },
      paint: text,
    },
  ];
}

/** A point is a dot, an area a soft ring as wide as it is not known: never a pin for a province. */
function events(color: Colors): LayerSpecification[] {
  const count: SymbolLayerSpecification["layout"] = {
    "text-font": FONT,
    "text-field": ["get", "label"],
    "text-allow-overlap": true,
  };
  return [
    {
      id: "area-fill",
      type: "fill",
      source: SOURCES.areas,
      paint: { "fill-color": color.event, "fill-opacity": ["match", ["get", "precision"], "near", 0.14, 0.07] },
    },
    {
      id: "area-line",
      type: "line",
      source: SOURCES.areas,
      paint: {
        "line-color": ["case", [">", ["get", "disputed"], 0], color.disputed, color.event],
        "line-opacity": 0.55,
        "line-width": 1.2,
        "line-dasharray": [1.5, 2.5],
      },
    },
    {
      id: "mark-count",
      type: "symbol",
      source: SOURCES.marks,
      filter: ["!=", ["get", "precision"], "near"],
      layout: { ...count, "text-size": 11, "text-allow-overlap": false },
      paint: { "text-color": color.ink, "text-halo-color": color.halo, "text-halo-width": 1.6 },
    },
    {
      id: "point-dot",
      type: "circle",
      source: SOURCES.points,
      paint: {
        "circle-radius": ["get", "radius"],
        "circle-color": color.event,
        "circle-opacity": 0.28,
        "circle-stroke-color": ["case", [">", ["get", "disputed"], 0], color.disputed, color.event],
        "circle-stroke-width": ["case", [">", ["get", "disputed"], 0], 1.8, 0.8],
        "circle-stroke-opacity": 0.85,
      },
    },
    {
      id: "point-count",
      type: "symbol",
      source: SOURCES.points,
      minzoom: 5,
      layout: { ...count, "text-size": 10.5, "text-offset": ["get", "shift"] },
      paint: { "text-color": color.ink, "text-halo-color": color.halo, "text-halo-width": 1.6 },
    },
  ];
}

function control(color: Colors): LayerSpecification[] {
  return [
    {
      id: "control-chosen",
      type: "circle",
      source: SOURCES.control,
      filter: ["==", ["get", "chosen"], true],
      paint: { "circle-radius": 17, "circle-opacity": 0, "circle-stroke-color": color.ink, "circle-stroke-width": 2 },
    },
    {
      id: "control-symbol",
      type: "symbol",
      source: SOURCES.control,
      layout: {
        "icon-image": ["get", "icon"],
        "icon-size": ["interpolate", ["linear"], ["zoom"], 2, 0.46, 5, 0.78, 8, 1],
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
        "symbol-sort-key": ["get", "order"],
      },
      paint: { "icon-opacity": ["get", "strength"] },
    },
    {
      id: "control-name",
      type: "symbol",
      source: SOURCES.control,
      minzoom: 5.5,
      layout: {
        "text-field": ["format", ["get", "name"], {}, "\n", {}, ["get", "ago"], { "font-scale": 0.82 }],
        "text-font": FONT,
        "text-size": 12,
        "text-anchor": "left",
        "text-justify": "left",
        "text-offset": [1.25, 0],
        "symbol-sort-key": ["get", "order"],
      },
      paint: { "text-color": color.ink, "text-halo-color": color.halo, "text-halo-width": 1.5 },
    },
  ];
}
