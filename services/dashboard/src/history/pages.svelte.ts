import { untrack } from 'svelte';
import { get, problemOf, type Problem } from '../api/client';
import { query } from '../api/query';
import type { Aged, TradeLine, TradePage, TradeSummary } from '../api/types';

const AT_ONCE = 200;

/** The trades of a filter, page by page as the reader goes down. */
export class TradePages {
  trades = $state.raw<readonly TradeLine[]>([]);
  summary = $state.raw<TradeSummary | null>(null);
  /** Trades that the view leaves out only because they moved other money. */
  others = $state(0);
  mode = $state.raw<TradePage['mode'] | null>(null);
  problem = $state.raw<Problem | null>(null);
  loading = $state(false);
  complete = $state(false);
  private next: number | null = null;
  private turn = 0;

  constructor(private readonly asked: () => Record<string, string>) {}

  async begin(): Promise<void> {
    this.turn += 1;
    this.next = null;
    this.loading = false;
    this.complete = false;
    await this.load(true);
  }

  async more(): Promise<void> {
    if (!this.loading && !this.complete && this.problem === null && this.trades.length > 0) {
      await this.load(false);
    }
  }

  private async load(first: boolean): Promise<void> {
    const mine = this.turn;
    this.loading = true;
    try {
      const page = await get<Aged<TradePage>>(`/api/trades${query({ ...untrack(this.asked), cursor: this.next, limit: AT_ONCE })}`);
      if (mine !== this.turn) {
        return;
      }
      const { trades, next, mode, others, summary } = page.data;
      this.trades = first ? trades : [...this.trades, ...trades];
      if (first) {
        this.summary = summary;
        this.others = others ?? 0;
      }
      this.mode = mode;
      this.next = next;
      this.complete = next === null;
      this.problem = null;
    } catch (error) {
      if (mine === this.turn) {
        this.problem = problemOf(error);
      }
    } finally {
      if (mine === this.turn) {
        this.loading = false;
      }
    }
  }
}
