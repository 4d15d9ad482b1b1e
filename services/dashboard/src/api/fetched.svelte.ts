import { untrack } from 'svelte';
import { opening } from '../opening/opening';
import { problemOf, type Problem } from './client';

/** An answer of a route for one screen: loading, there, or failed with the last one kept. */
export class Fetched<T> {
  value = $state.raw<T | null>(null);
  problem = $state.raw<Problem | null>(null);
  loading = $state(false);
  private turn = 0;

  constructor(private readonly load: () => Promise<T>) {}

  /** Asks again; of answers that overtake each other the one asked for last counts. */
  async refresh(): Promise<void> {
    const mine = ++this.turn;
    this.loading = true;
    await opening.over;
    if (mine !== this.turn) {
      return;
    }
    try {
      // What a call reads to know what to ask for is no reason to ask again; effects name their reasons.
      const value = await untrack(this.load);
      if (mine === this.turn) {
        this.value = value;
        this.problem = null;
      }
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

  /** Now and again as long as the screen is there and seen; call it in an effect. */
  every(ms: number): () => void {
    void this.refresh();
    const timer = setInterval(() => {
      if (!document.hidden) {
        void this.refresh();
      }
    }, ms);
    return () => clearInterval(timer);
  }
}
