const FIRST_MS = 200;
const MOST_MS = 10_000;

/**
 * How long to wait before the next try. Doubles up to ten seconds and never gives up; the jitter keeps a hundred pages
 * from knocking at once when a gateway returns.
 *
 * @param attempt 0 for the first try after a loss
 * @param chance between 0 and 1
 */
export function delayBefore(attempt: number, chance: number): number {
  const full = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  return Math.round(full * (0.5 + chance / 2));
}
