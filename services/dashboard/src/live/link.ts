export type LinkWord = 'connecting' | 'live' | 'slow' | 'reconnecting' | 'offline' | 'ended';

export interface Link {
  word: LinkWord;
  attempt: number;
  /** When the next try begins, by this machine's clock. */
  nextTry: number | null;
  /** How long the newest message was under way, or how long none has come. */
  delayMs: number | null;
}

export const CONNECTING: Link = { word: 'connecting', attempt: 0, nextTry: null, delayMs: null };

const SLOW_FROM_MS = 1_000;
const QUIET_FROM_MS = 5_000;

/** The word for an open link: slow when messages are late or none has come for a while. */
export function pace(delayMs: number | null, quietMs: number): 'live' | 'slow' {
  return (delayMs ?? 0) >= SLOW_FROM_MS || quietMs >= QUIET_FROM_MS ? 'slow' : 'live';
}
