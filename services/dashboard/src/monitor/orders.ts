import { ask, newRequestId, problemOf } from '../api/client';
import type { EntryWish, Quote, QuoteWish, Side, TableRow, TradeTaken } from '../api/types';
import { live } from '../live/live.svelte';
import { preferences } from '../state/preferences.svelte';
import { toasts } from '../state/toasts.svelte';
import { say } from '../words/words';
import { allows } from './arming';
import { monitor } from './monitor.svelte';
import { Repeat } from './repeat';

export function quote(wish: QuoteWish): Promise<Quote> {
  return ask<Quote>('POST', '/api/trades/quote', wish);
}

export function execute(wish: EntryWish): Promise<TradeTaken> {
  return ask<TradeTaken>('POST', '/api/trades/execute', wish);
}

/** All that is held. */
/** All of it, or so many of those that were seen to be held: sent twice, half is not half of the other half. */
export function closeTrade(id: number, requestId: string, part?: { contracts: number; held: number }): Promise<TradeTaken> {
  return ask<TradeTaken>('POST', `/api/trades/${id}/close`, { request_id: requestId, ...part });
}

/** Half of what is held, in whole contracts where it can be; null where half would be nothing or all. */
export function halfOf(held: number): number | null {
  const half = held >= 2 ? Math.floor(held / 2) : Math.floor(held * 50) / 100;
  return half > 0 && half < held ? half : null;
}

export function baseSize(): number {
  return (preferences.saved?.position_size ?? 1) * (preferences.saved?.multiplier ?? 1);
}

/** The exact order of a quote: what was shown is what is sent. */
export function entryOf(quoted: Quote, requestId: string): EntryWish {
  const { market, side, contracts, limit_cents, max_slippage } = quoted.order;
  return {
    request_id: requestId,
    ...(quoted.quote_token ? { quote_token: quoted.quote_token } : {}),
    market,
    side: side === 'yes' ? 'yes' : 'no',
    contracts,
    limit: limit_cents,
    max_slippage,
  };
}

export function tellTaken(taken: TradeTaken): void {
  toasts.say('plain', say.fact.trade(taken.trade_id, say.trade.status(taken.state)), say.ticket.follows, `trade:${taken.trade_id}`);
}

let sending = false;
const clicks = new Repeat();

/** One click, while it is armed: the server still quotes, checks and decides. */
export async function buyAtOnce(row: TableRow, side: Side): Promise<void> {
  const contracts = baseSize();
  const limit = side === 'yes' ? row.yes_ask : row.no_ask;
  // The first order may be answered before the second click of a double click comes.
  if (clicks.isOne(`${row.ticker} ${side}`, performance.now()) || sending || limit === null || !allows(monitor.arming, contracts, live.now)) {
    return;
  }
  sending = true;
  try {
    const quoted = await quote({ market: row.ticker, side, contracts, limit_cents: limit });
    if (quoted.allowed.enabled) {
      tellTaken(await execute(entryOf(quoted, newRequestId())));
    } else {
      toasts.say('bad', say.ticket.refused, quoted.allowed.reason);
    }
  } catch (error) {
    toasts.say('bad', say.ticket.refused, problemOf(error).message);
  } finally {
    sending = false;
  }
}
