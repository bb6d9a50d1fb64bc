/** How states are drawn: a holder by colour and shape, a basis by pattern, a status by a mark of its own. */

import type { State } from "./control";
import type { Basis, Interval, Status, TheRecord } from "./record";

export type Shape = "circle" | "square" | "triangle" | "diamond" | "hexagon" | "wedge" | "pentagon" | "cross";

export interface HolderLook {
  color: string;
  shape: Shape;
}

/** A symbol to be drawn; two with the same `name` look the same. */
export interface Look {
  name: string;
  status: Status;
  basis: Basis;
  holders: readonly HolderLook[];
}

/** After Okabe and Ito: told apart with colour blindness as well; shape and pattern do it without any colour. */
const COLORS = ["#0072b2", "#d55e00", "#009e73", "#a8479b", "#b58900", "#3aa0d8", "#7a4b26", "#59636e"] as const;
const SHAPES: readonly Shape[] = ["circle", "square", "triangle", "diamond", "hexagon", "wedge", "pentagon", "cross"];
const NOBODY: HolderLook = { color: "#59636e", shape: "circle" };

/** Give every holder of the record a look, the one that holds most often first: the same in every view of it. */
export function holderLooks(record: TheRecord): Map<string, HolderLook & { name: string; intervals: number }> {
  const counts = new Map<string, { name: string; intervals: number }>();
  for (const interval of record.control)
    for (const [key, name] of interval.holders) {
      const known = counts.get(key);
      if (known) known.intervals += 1;
      else counts.set(key, { name, intervals: 1 });
    }
  const ordered = [...counts].sort(([one, a], [other, b]) => b.intervals - a.intervals || (one < other ? -1 : 1));
  return new Map(ordered.map(([key, known], at) => [key, { ...lookAt(at), ...known }]));
}

/** Eight colours, eight shapes: after the eighth holder the same colours come with other shapes. */
export function lookAt(at: number): HolderLook {
  const round = Math.floor(at / COLORS.length);
  return { color: COLORS[at % COLORS.length]!, shape: SHAPES[(at + round) % SHAPES.length]! };
}

/** Give the symbol of a state. */
export function lookOf(state: Pick<State, "status" | "basis" | "holders">, looks: ReadonlyMap<string, HolderLook>): Look {
  const holders = state.holders.slice(0, 2).map(([key]) => looks.get(key) ?? NOBODY);
  const drawn = holders.map((it) => `${it.color.slice(1)}${it.shape}`).join("+");
  return {
    name: `${state.status}-${state.status === "unknown" ? "" : state.basis}-${drawn}`,
    status: state.status,
    basis: state.basis,
    holders,
  };
}

export function lookOfInterval(interval: Interval, looks: ReadonlyMap<string, HolderLook>): Look {
  return lookOf(interval, looks);
}
