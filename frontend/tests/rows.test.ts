import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { EVERYTHING } from "../src/lib/filter";
import { Pages } from "../src/lib/rows.svelte";

const EVENTS = { id: ["e0"], kind: ["siege"], place: [null], earliest: [1], latest: [1], parties: [[]], origins: [[]], disputed: [0], killed: [null] };
const answer = (total: number) => Promise.resolve(new Response(JSON.stringify({ total, events: EVENTS })));
const lost = () => Promise.reject(new Error("the network is away"));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("until a list is here the one before it stands, and nobody is told that there is nothing", async () => {
  vi.stubGlobal("fetch", () => answer(40));
  const before = new Pages(EVERYTHING);
  expect(before.total).toBeNull();
  await vi.runAllTimersAsync();
  vi.stubGlobal("fetch", () => answer(0));
  const next = new Pages({ ...EVERYTHING, at: 5 }, new Pages({ ...EVERYTHING, at: 4 }, before));
  expect([next.total, next.at(0)?.id]).toEqual([40, "e0"]);
  await vi.runAllTimersAsync();
  expect([next.total, next.at(5)]).toEqual([0, null]);
});

test("a page that failed is asked for again, and not once the list is gone", async () => {
  const asked = vi.fn().mockImplementationOnce(lost).mockImplementation(() => answer(1));
  vi.stubGlobal("fetch", asked);
  const pages = new Pages(EVERYTHING);
  await vi.runAllTimersAsync();
  expect([asked.mock.calls.length, pages.total]).toEqual([2, 1]);
  asked.mockImplementation(lost);
  const gone = new Pages(EVERYTHING);
  await vi.advanceTimersByTimeAsync(1);
  gone.stop();
  await vi.runAllTimersAsync();
  expect(asked.mock.calls.length).toBe(3);
});
