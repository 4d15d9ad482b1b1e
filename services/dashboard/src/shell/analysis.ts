import type { AnalysisState, TradeSignal } from '../api/types';
import { age } from '../format/formats';
import { ageAt, LIMITS } from '../live/freshness';
import type { Words } from '../words/words';

/** What the banner says while analysis is degraded; null while it is not, or not used here. */
export function analysisTrouble(
  words: Words['banner'],
  state: AnalysisState | null,
  signals: Readonly<Record<string, TradeSignal>>,
  now: number,
  time: (at: number) => string,
): string | null {
  if (state?.state === 'reduced') {
    return words.ai(age(ageAt(state.since, now)), words.aiReduced(state.reason));
  }
  if (state?.state !== 'away') {
    return null;
  }
  const last = Math.max(...Object.values(signals).map((signal) => Date.parse(signal.timestamp) + LIMITS.signal.stale));
  return words.ai(age(ageAt(state.since, now)), words.aiAway(state.reason, last > now ? time(last) : null));
}
