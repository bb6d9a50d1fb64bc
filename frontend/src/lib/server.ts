/** What the server is asked, and what it answers. */

import { EVERYTHING, type Filter, writeFilter } from "./filter";
import type { Events, Months, Precision, Sent } from "./record";

const BASE = "/api/v1/explorer";

/** The server said no, in words for the person at the screen. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

/** Say what went wrong. */
export function inWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const answer = await fetch(`${BASE}/${path}`, {
    headers: { accept: "application/json" },
    ...(signal ? { signal } : {}),
  });
  if (!answer.ok) {
    const told: unknown = await answer.json().catch(() => null);
    const detail = told && typeof told === "object" && "detail" in told ? String(told.detail) : answer.statusText;
    throw new Refused(detail || `the server answered ${answer.status}`, answer.status);
  }
  return (await answer.json()) as T;
}

export function getRecord(known: string | null, speaker: string | null, signal: AbortSignal): Promise<Sent> {
  const words = new URLSearchParams();
  if (known) words.set("as_known_on", known);
  if (speaker) words.set("speaker", speaker);
  return get(`record?${words}`, signal);
}

export function getMonths(filter: Filter, signal: AbortSignal): Promise<{ total: number; months: Months }> {
  return get(`months?${writeFilter({ ...filter, at: null, win: null })}`, signal);
}

export function getRows(
  filter: Filter,
  offset: number,
  limit: number,
  signal: AbortSignal,
): Promise<{ total: number; events: Events }> {
  const words = writeFilter(filter);
  return get(`rows?${words}${words ? "&" : ""}offset=${offset}&limit=${limit}`, signal);
}

export interface Quote {
  start: number;
  end: number;
  text: string;
}

/** Something that a sentence names, with the words of the report's text that name it. */
export interface Mention {
  quote: Quote | null;
}

export interface Claim {
  id: string;
  kind: string;
  quote: Quote;
  trigger: Quote | null;
  actors: (Party & Mention)[];
  targets: (Party & Mention)[];
  origin: string;
  polarity: string;
  modality: string;
  hedge: string;
  score: number;
  review: string | null;
  corrected: string[];
  speakers: { name: string; type: string; side: string | null; cue: string | null }[];
  quantities: (Figure & Mention)[];
  time: ({ earliest: string | null; latest: string | null; basis: string; reason: string | null } & Mention) | null;
  place: ({ name: string; precision: Precision; reason: string | null } & Mention) | null;
  report: { id: string; title: string | null; outlet: string | null; published_at: string | null; language: string | null };
  context: { before: string; quote: string; after: string; more_before: boolean; more_after: boolean };
}

export interface Figure {
  what: string;
  who: string | null;
  low: number | null;
  high: number | null;
  vague: boolean;
  scope: string;
}

export interface Party {
  actor_id: string | null;
  name: string;
  type: string | null;
}

/** A figure of an event: the range over the latest word of each origin, and what a policy makes of it. */
export interface Best extends Figure {
  best: number | null;
  reason: string;
}

export interface EventDetail {
  event: {
    id: string;
    kind: string;
    modality: string;
    place: { place_id: string | null; name: string; admin1: string | null; country: string | null; precision: Precision; reason: string | null } | null;
    time: { earliest: string | null; latest: string | null; reason: string | null } | null;
    actors: Party[];
    targets: Party[];
    quantities: Best[];
    independent_origins: number;
    outlets: string[];
    grade: string | null;
    grade_reason: string | null;
    admiralty: string;
    admiralty_reason: string | null;
  };
  origins: { name: string; type: string; side: string | null; independent: boolean; reason: string; claim_ids: string[] }[];
  claims: Claim[];
  disputes: Dispute[];
}

export interface Dispute {
  id: string;
  about: string;
  relation: string;
  reason: string | null;
  positions: { value: string; claim_ids: string[]; speakers: string[] }[];
}

export interface Said {
  claim_id: string;
  event_id: string | null;
  report_id: string;
  outlet: string | null;
  published_at: string | null;
  origin: string;
  text: string;
}

export interface PlaceDetail {
  place: { key: string; name: string; admin1: string | null; country: string | null };
  intervals: {
    id: string;
    reason: string | null;
    supporting: Said[];
    supporting_more: number;
    contradicting: Said[];
    contradicting_more: number;
  }[];
}

export function getEvent(id: string, known: string | null, signal: AbortSignal): Promise<EventDetail> {
  return get(`events/${encodeURIComponent(id)}${known ? `?as_known_on=${known}` : ""}`, signal);
}

export function getPlace(
  key: string,
  known: number | null,
  speaker: string | null,
  signal: AbortSignal,
): Promise<PlaceDetail> {
  return get(`place?${writeFilter({ ...EVERYTHING, place: key, known, speaker })}`, signal);
}

/** The address of what is in view as a file. */
export function exportHref(suffix: "csv" | "geojson", filter: Filter): string {
  const words = writeFilter(filter);
  return `${BASE}/export.${suffix}${words ? `?${words}` : ""}`;
}

