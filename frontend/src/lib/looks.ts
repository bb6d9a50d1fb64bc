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

/** Give every holder that is drawn its look: by the record's one order, the same in every view of it and on every page. */
export function holderLooks(record: Pick<TheRecord, "control" | "holders">): Map<string, HolderLook & { name: string }> {
  const names = new Map(record.control.flatMap((it) => it.holders));
  // Whom only this view says to hold something comes behind all others: it takes nobody's look.
  const others = [...names.keys()].filter((it) => !record.holders.includes(it)).sort();
  const ordered = [...record.holders, ...others].map((key, at) => [key, names.get(key), lookAt(at)] as const);
  return new Map(ordered.flatMap(([key, name, look]) => (name === undefined ? [] : [[key, { ...look, name }]])));
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
