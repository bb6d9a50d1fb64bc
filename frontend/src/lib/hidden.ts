/** Text of reports, made safe to look at: what hides or turns writing round is shown as a sign (`web/marking.py`). */

// eslint-disable-next-line no-control-regex
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const SHORT: Readonly<Record<string, string>> = {
  "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO", "\u2066": "LRI",
  "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\u200e": "LRM", "\u200f": "RLM", "\u061c": "ALM",
}; // prettier-ignore

export interface Piece {
  text: string;
  /** Set where the text is the sign of a hidden character. */
  sign: boolean;
}

/** Cut a text into what is written and signs of what is hidden in it. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > at) found.push({ text: text.slice(at, match.index), sign: false });
    found.push({ text: signOf(match[0]), sign: true });
    at = match.index + match[0].length;
  }
  if (at < text.length || !found.length) found.push({ text: text.slice(at), sign: false });
  return found;
}

/** Give a name with signs written out, for what can hold no marks: canvases, options, labels for screen readers. */
export function signed(text: string): string {
  return text.replace(HIDDEN, (char) => `[${signOf(char)}]`);
}

function signOf(char: string): string {
  return SHORT[char] ?? `U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
