import type { TradeSignal } from '../api/types';

/** What a symbol of the desk may be quoted in where an analysis is asked about it: BTC, BTCUSDT, BTC-USD. */
const QUOTED_IN = /^[-/_]?(USD|USDT|USDC)$/;

/** The newest signal about a symbol of this desk. */
export function signalAbout(symbol: string, signals: Readonly<Record<string, TradeSignal>>): TradeSignal | null {
  const about = Object.values(signals).filter(
    (signal) => signal.symbol === symbol || (signal.symbol.startsWith(symbol) && QUOTED_IN.test(signal.symbol.slice(symbol.length))),
  );
  return about.sort((a, b) => Date.parse(b.timestamp) - Date.parse(a.timestamp))[0] ?? null;
}

/** As colours and arrows have it: what to hold has no direction. */
export const DIRECTIONS = { BUY: 'up', SELL: 'down', HOLD: '' } as const;
