import { untrack } from 'svelte';
import type { Side, TableRow } from '../api/types';
import { live } from '../live/live.svelte';
import { desk } from '../state/desk.svelte';
import { preferences } from '../state/preferences.svelte';
import { after, DISARMED, type Arming, type Event } from './arming';

export interface TicketWish {
  market: string;
  strike: number;
  side: Side;
  /** The ask that was seen when it was opened, in cents. */
  ask: number | null;
}

/** What the trader looks at: the symbol, the ticket, the trade whose story is open. */
class Monitor {
  ticket = $state.raw<TicketWish | null>(null);
  story = $state<number | null>(null);
  arming = $state.raw<Arming>(DISARMED);

  readonly symbols: string[] = $derived(desk.now?.symbols ?? live.view.desk?.symbols ?? Object.keys(live.view.prices));

  /** Derived, so that a frame that brings the same symbol again is no reason to load its history again. */
  readonly symbol: string = $derived.by(() => {
    const wished = preferences.screen.symbol;
    return wished && this.symbols.includes(wished) ? wished : (this.symbols[0] ?? 'BTC');
  });

  get price() {
    return live.view.prices[this.symbol] ?? null;
  }

  get table() {
    return live.view.tables[this.symbol] ?? null;
  }

  /** Entries need a link and a price within its limit, whatever the cells said when they were sent. */
  get isFresh(): boolean {
    return live.isLinked && this.price !== null && !live.isStale(this.price, 'price');
  }

  /** Whether an order may be thought of: after a return the first snapshot comes before any. */
  get isReady(): boolean {
    return this.isFresh && !live.returning;
  }

  /** Seconds to the close by the server's clock. */
  get toClose(): number | null {
    const closes = this.table?.data.closes_at;
    return closes ? Math.max(0, (Date.parse(closes) - live.now) / 1000) : null;
  }

  openTicket(row?: TableRow, side?: Side): void {
    const chosen = row ?? this.likeliest();
    if (!chosen) {
      return;
    }
    const wanted = side ?? chosen.active_side;
    this.ticket = {
      market: chosen.ticker,
      strike: chosen.strike,
      side: wanted,
      ask: wanted === 'yes' ? chosen.yes_ask : chosen.no_ask,
    };
  }

  closeTicket(): void {
    this.ticket = null;
  }

  arm(event: Event): void {
    this.arming = after(
      untrack(() => this.arming),
      event,
    );
  }

  /** The strike the server would let in with the best probability, or the one nearest to the price. */
  private likeliest(): TableRow | undefined {
    const rows = this.table?.data.rows ?? [];
    const open = rows.filter((row) => row.buy_yes.enabled || row.buy_no.enabled);
    const best = [...open].sort((a, b) => (b.probability ?? 0) - (a.probability ?? 0))[0];
    return best ?? [...rows].sort((a, b) => a.buffer - b.buffer)[0];
  }
}

export const monitor = new Monitor();
