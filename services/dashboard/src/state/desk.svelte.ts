import { get } from '../api/client';
import type { Desk, Kill } from '../api/types';
import { modeOf } from '../format/formats';
import { live } from '../live/live.svelte';

/** What every screen has to know first. The socket's word is newer than the first answer's. */
class DeskState {
  private first = $state.raw<Desk | null>(null);

  private readonly head = $derived(live.view.desk);
  private readonly whole = $derived(this.first && this.head ? { ...this.first, ...this.head } : this.first);

  get now(): Desk | null {
    return this.whole;
  }

  get mode() {
    return modeOf(this.head?.mode ?? this.now?.mode);
  }

  get kill(): Kill | null {
    return live.view.kill ?? this.first?.kill ?? null;
  }

  get isHalted(): boolean {
    return (this.kill?.level ?? 'none') !== 'none';
  }

  async load(): Promise<void> {
    this.first = await get<Desk>('/api/desk');
  }
}

export const desk = new DeskState();
