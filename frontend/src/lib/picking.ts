/** What is meant by something typed into a field with suggestions. */

import { foldName } from "./record";

export interface Option {
  id: string;
  label: string;
  /** Names that stand for it beside its label: `Palmyra` for Tadmur. */
  also?: readonly string[];
  count: number | null;
}

/** Take what is called so, by any name; else the only one whose label holds the words, or the first that begins so. */
export function takeOption(options: readonly Option[], text: string): Option | undefined {
  const words = foldName(text);
  if (!words) return undefined;
  const called = (it: Option) => it.id === text.trim() || [it.label, ...(it.also ?? [])].some((one) => foldName(one) === words);
  const close = options.filter((it) => foldName(it.label).includes(words));
  const sure = close.length === 1 || (close[0] && foldName(close[0].label).startsWith(words));
  return options.find(called) ?? (sure ? close[0] : undefined);
}
