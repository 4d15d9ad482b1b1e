/** One click without a ticket: off by default, never for long, and gone as soon as anything is not as it was. */
export interface Arming {
  until: number | null;
  most: number;
}

export const DISARMED: Arming = { until: null, most: 0 };

const LONGEST_MS = 15 * 60_000;
const AWAY_MS = 60_000;

export type Event =
  | { kind: 'arm'; at: number; most: number }
  | { kind: 'disarm' | 'mode-changed' | 'stale' | 'reconnected' }
  | { kind: 'returned'; awayMs: number }
  | { kind: 'tick'; at: number };

export function after(arming: Arming, event: Event): Arming {
  switch (event.kind) {
    case 'arm':
      return event.most > 0 ? { until: event.at + LONGEST_MS, most: event.most } : DISARMED;
    case 'disarm':
    case 'mode-changed':
    case 'stale':
    case 'reconnected':
      return DISARMED;
    case 'returned':
      return event.awayMs >= AWAY_MS ? DISARMED : arming;
    case 'tick':
      return arming.until !== null && event.at >= arming.until ? DISARMED : arming;
  }
}

/** Whether a click of that size may go without a ticket. */
export function allows(arming: Arming, contracts: number, at: number): boolean {
  return arming.until !== null && at < arming.until && contracts <= arming.most;
}
