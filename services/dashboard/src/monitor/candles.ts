import type { ActiveTrade, Kill, Step, TradeLine } from '../api/types';
import type { Fact } from '../live/frames';

export const STEP_SECONDS: Record<Step, number> = { '1s': 1, '1m': 60, '5m': 300, '1h': 3_600, '1d': 86_400 };

/** How far back a look goes: about as many candles as a chart is wide, and no more than a request may ask for. */
const SPAN_SECONDS: Record<Step, number> = { '1s': 900, '1m': 7_200, '5m': 48_000, '1h': 576_000, '1d': 30 * 86_400 };

/** From when until when candles are asked for. */
export function windowOf(step: Step, now: number): { from: string; to: string } {
  const span = SPAN_SECONDS[step];
  return { from: new Date(now - span * 1000).toISOString(), to: new Date(now).toISOString() };
}

/** An entry or an exit of ours. */
export interface Mark {
  id: string;
  t: number;
  entry: boolean;
  won: boolean;
  trade: number;
  price: number | null;
  reason: string | null;
  strike: string;
  side: string;
}

/** Marks stand on the candle in which they fell. */
export function marksOf(history: readonly TradeLine[], active: readonly ActiveTrade[], step: Step): Mark[] {
  const grid = STEP_SECONDS[step];
  const on = (at: string) => Math.floor(Date.parse(at) / 1000 / grid) * grid;
  const marks: Mark[] = [];
  for (const trade of [...history, ...active]) {
    const shared = { trade: trade.id, strike: trade.strike, side: trade.side };
    if (trade.opened_at) {
      marks.push({ ...shared, id: `${trade.id}:in`, t: on(trade.opened_at), entry: true, won: true, price: trade.buy_price, reason: trade.entry_method });
    }
    if ('closed_at' in trade && trade.closed_at && trade.opened_at) {
      marks.push({ ...shared, id: `${trade.id}:out`, t: on(trade.closed_at), entry: false, won: (trade.pnl ?? 0) >= 0, price: trade.sell_price, reason: trade.exit_reason });
    }
  }
  return marks.sort((a, b) => a.t - b.t);
}

/** Seconds from and to which trading was halted. */
export interface Pause {
  from: number;
  to: number;
}

/** The halts this page knows of: the one in force, and those whose facts it has heard. */
export function pausesOf(kill: Kill | null, facts: readonly Fact[], now: number): Pause[] {
  const changes = facts
    .filter((fact) => fact.topic === 'kill_switch')
    .map((fact) => ({ at: Date.parse(fact.at) / 1000, on: String(fact.payload['in_force'] ?? fact.payload['level']).toLowerCase() !== 'none' }))
    .sort((a, b) => a.at - b.at);
  const pauses: Pause[] = [];
  let since: number | null = null;
  for (const change of changes) {
    if (change.on) {
      since ??= change.at;
    } else if (since !== null) {
      pauses.push({ from: since, to: change.at });
      since = null;
    }
  }
  if (kill && kill.level !== 'none' && kill.since) {
    pauses.push({ from: Math.min(since ?? Infinity, Date.parse(kill.since) / 1000), to: now / 1000 });
  }
  return pauses;
}
