import type { TradeLine } from '../api/types';
import { direction, modeOf, type Formats } from '../format/formats';
import { say } from '../words/words';

export interface Column {
  name: string;
  text: string;
  width: number;
  number?: boolean;
  value: (trade: TradeLine, as: Formats) => string;
  tone?: (trade: TradeLine) => string;
  sort?: (trade: TradeLine) => number | string;
}

const c = say.trade;

/** Whose money a trade moved, in words. */
export function modeWord(mode: TradeLine['mode']): string {
  return mode === 'unknown' ? say.mode.unknown : say.mode[modeOf(mode)];
}

/** Why a trade ended, in words. */
export function exitWord(reason: string | null): string {
  return reason === null ? '–' : (say.history.exits[reason] ?? reason);
}

/** The columns of v2, and those that explain a trade: mode, exit, slippage, time to the fill. */
export const COLUMNS: readonly Column[] = [
  { name: 'id', text: c.id, width: 64, number: true, value: (t) => String(t.id), sort: (t) => t.id },
  { name: 'status', text: c.state, width: 84, value: (t) => c.status(t.status), sort: (t) => t.status },
  { name: 'date', text: c.opened, width: 148, value: (t, as) => as.bareMoment(t.opened_at ?? t.created_at), sort: (t) => t.created_at },
  { name: 'symbol', text: c.symbol, width: 64, value: (t) => t.symbol },
  { name: 'contract', text: c.contract, width: 92, value: (t) => t.contract ?? '–' },
  { name: 'strategy', text: c.strategy, width: 104, value: (t) => t.strategy },
  { name: 'strike', text: c.strike, width: 88, number: true, value: (t) => t.strike, sort: (t) => Number(t.strike.replace(/[^0-9.]/g, '')) },
  { name: 'side', text: c.side, width: 52, value: (t) => t.side.toUpperCase(), tone: (t) => (t.side === 'yes' ? 'up' : 'down') },
  { name: 'prob', text: c.probability, width: 72, number: true, value: (t, as) => as.percent(t.prob, 1), sort: (t) => t.prob ?? -1 },
  { name: 'diff', text: c.diff, width: 56, number: true, value: (t) => t.diff ?? '–', sort: (t) => Number(t.diff ?? -999) },
  { name: 'buy', text: c.buy, width: 60, number: true, value: (t, as) => as.contract(t.buy_price), sort: (t) => t.buy_price },
  { name: 'sell', text: c.sell, width: 60, number: true, value: (t, as) => as.contract(t.sell_price), sort: (t) => t.sell_price ?? -1 },
  { name: 'size', text: c.size, width: 60, number: true, value: (t, as) => as.count(t.position), sort: (t) => t.position },
  { name: 'fees', text: c.fees, width: 68, number: true, value: (t, as) => as.money(t.fees), sort: (t) => t.fees ?? -1 },
  { name: 'pnl', text: c.pnl, width: 88, number: true, value: (t, as) => as.gain(t.pnl), tone: (t) => direction(t.pnl), sort: (t) => t.pnl ?? 0 },
  { name: 'result', text: c.result, width: 48, value: (t) => t.win_loss ?? '–' },
  { name: 'closed', text: c.closed, width: 148, value: (t, as) => as.bareMoment(t.closed_at), sort: (t) => t.closed_at ?? '' },
  { name: 'exit', text: c.exit, width: 116, value: (t) => exitWord(t.exit_reason), sort: (t) => t.exit_reason ?? '' },
  { name: 'entry', text: c.entry, width: 72, value: (t) => t.entry_method ?? '–' },
  { name: 'symbol_open', text: c.symbolOpen, width: 104, number: true, value: (t, as) => as.price(t.symbol_open) },
  { name: 'symbol_close', text: c.symbolClose, width: 104, number: true, value: (t, as) => as.price(t.symbol_close) },
  { name: 'momentum', text: c.momentum, width: 84, number: true, value: (t, as) => as.signed(t.momentum, 0) },
  { name: 'slippage', text: c.slippage, width: 72, number: true, value: (t, as) => as.contract(t.slippage), sort: (t) => t.slippage ?? -1 },
  { name: 'fill', text: c.fillTime, width: 84, number: true, value: (t, as) => (t.fill_ms === null ? '–' : `${as.count(t.fill_ms)} ms`), sort: (t) => t.fill_ms ?? -1 },
  { name: 'mode', text: c.mode, width: 64, value: (t) => modeWord(t.mode) },
  { name: 'ticket', text: c.ticket, width: 232, value: (t) => t.ticket_id },
];

export function sorted(trades: readonly TradeLine[], column: Column | undefined, down: boolean): readonly TradeLine[] {
  const by = column?.sort;
  if (!by) {
    return trades;
  }
  const way = down ? -1 : 1;
  return [...trades].sort((a, b) => (by(a) < by(b) ? -way : by(a) > by(b) ? way : 0));
}
