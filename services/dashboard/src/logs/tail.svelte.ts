import { untrack } from 'svelte';
import { get, problemOf, type Problem } from '../api/client';
import { query } from '../api/query';
import type { Aged, LogLine, LogPage } from '../api/types';
import { merged } from './merge';

const EVERY_MS = 2_000;

/** The newest lines of a filter; older ones on demand; a pause holds back what is new. */
export class LogTail {
  lines = $state.raw<readonly LogLine[]>([]);
  sources = $state.raw<readonly string[]>([]);
  problem = $state.raw<Problem | null>(null);
  loading = $state(false);
  paused = $state(false);
  held = $state(0);
  private waiting: readonly LogLine[] = [];
  private next: string | null = null;
  private turn = 0;

  constructor(private readonly filter: () => Record<string, string>) {}

  /** Call it in an effect; a changed filter begins anew. */
  follow(): () => void {
    this.turn += 1;
    this.lines = [];
    this.next = null;
    this.paused = false;
    this.waiting = [];
    this.held = 0;
    void this.load(null);
    const timer = setInterval(() => {
      if (!document.hidden) {
        void this.load(null);
      }
    }, EVERY_MS);
    return () => clearInterval(timer);
  }

  toggle(): void {
    this.paused = !this.paused;
    if (!this.paused) {
      this.lines = merged(this.lines, this.waiting);
      this.waiting = [];
      this.held = 0;
    }
  }

  /** After a failure it waits for the next look at the newest lines, or it would ask without a pause. */
  async older(): Promise<void> {
    if (this.next !== null && !this.loading && this.problem === null) {
      await this.load(this.next);
    }
  }

  private async load(before: string | null): Promise<void> {
    const mine = this.turn;
    this.loading = true;
    try {
      const { data } = await get<Aged<LogPage>>(`/api/log${query({ ...untrack(this.filter), before })}`);
      if (mine !== this.turn) {
        return;
      }
      this.take(data, before);
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

  private take(page: LogPage, before: string | null): void {
    this.sources = page.sources;
    if (before !== null || this.lines.length === 0) {
      this.next = page.next;
    }
    if (this.paused && before === null) {
      const all = merged(this.lines, merged(this.waiting, page.lines));
      this.held = all.length - this.lines.length;
      this.waiting = page.lines.length > 0 ? merged(this.waiting, page.lines) : this.waiting;
    } else {
      this.lines = merged(this.lines, page.lines);
    }
  }
}
