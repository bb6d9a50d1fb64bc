/** The style of the offline world; what the record says is drawn above it (`overlay.ts`). */

import type { ExpressionSpecification, FilterSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";

interface Colors {
  sea: string;
  land: string;
  line: string;
  province: string;
  faint: string;
  halo: string;
}

const LIGHT: Colors = {
  sea: "#dbe5ea",
  land: "#f7f5f0",
  line: "#8b8f94",
  province: "#c9c5ba",
  faint: "#6b7076",
  halo: "#ffffff",
};

const DARK: Colors = {
  sea: "#12181e",
  land: "#242b31",
  line: "#7d8790",
  province: "#414a52",
  faint: "#a4adb5",
  halo: "#171c21",
};

const FONT = ["sans-serif"];

/** The layer whose Latin names the record's own labels replace. */
export const TOWN_NAMES = "town-name";
/** Towns by the thousands who live there, the smaller the closer the map is. */
const BY_SIZE: FilterSpecification = [">=", ["get", "k"], ["step", ["zoom"], 300, 6, 80, 7, 20, 8, 0]];
const BOTH_NAMES: ExpressionSpecification = [
  "case",
  ["has", "ar"],
  ["format", ["get", "name"], {}, "\n", {}, ["get", "ar"], { "font-scale": 0.92 }],
  ["get", "name"],
];
const BELOW = [0, 0.35] as const;
const BELOW_SYMBOL = [0, 1.5] as const;
const SAME_TOWN = 5_000;
const MOST_OWN = 200;

/** Let the record name its places itself: of those, told by where they lie, the map below writes the Arabic name only. */
export function ownTowns(places: readonly (readonly [number, number])[]): { filter: FilterSpecification; field: ExpressionSpecification; offset: ExpressionSpecification } | null {
  if (!places.length) return null;
  const points = { type: "MultiPoint" as const, coordinates: places.slice(0, MOST_OWN).map((it) => [...it]) };
  const own: ExpressionSpecification = ["<", ["distance", points], SAME_TOWN];
  return {
    filter: ["any", BY_SIZE, own] as FilterSpecification,
    field: ["case", own, ["coalesce", ["get", "ar"], ""], BOTH_NAMES],
    offset: ["case", own, ["literal", [...BELOW_SYMBOL]], ["literal", [...BELOW]]],
  };
}

/** Give the style; `own` are the points of the places that the record names itself. */
export function mapStyle(tiles: string, dark: boolean, own: readonly (readonly [number, number])[]): StyleSpecification {
  const color = dark ? DARK : LIGHT;
  return {
    version: 8,
    sources: { world: { type: "vector", url: `pmtiles://${tiles}` } },
    layers: [...world(color), ...towns(color, own)],
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

function towns(color: Colors, places: readonly (readonly [number, number])[]): LayerSpecification[] {
  const own = ownTowns(places);
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
      filter: BY_SIZE,
      paint: { "circle-radius": 1.6, "circle-color": color.faint, "circle-opacity": 0.7 },
    },
    {
      id: TOWN_NAMES,
      type: "symbol",
      source: "world",
      "source-layer": "town",
      minzoom: 4.5,
      filter: own?.filter ?? BY_SIZE,
      layout: {
        "text-field": own?.field ?? BOTH_NAMES,
        "text-font": FONT,
        "text-size": ["interpolate", ["linear"], ["zoom"], 5, 9.5, 9, 12],
        "text-anchor": "top",
        "text-offset": own?.offset ?? [...BELOW],
        "symbol-sort-key": ["-", ["get", "k"]],
      },
      paint: text,
    },
  ];
}
