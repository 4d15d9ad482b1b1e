import { get } from '../api/client';
import type { Desk, Kill } from '../api/types';
import { modeOf } from '../format/formats';
import { live } from '../live/live.svelte';

/** What every screen has to know first. The socket's word is newer than the first answer's. */
class DeskState {
  private first = $state.raw<Desk | null>(null);

  get now(): Desk | null {
    return live.view.desk ?? this.first;
  }

  get mode() {
    return modeOf(this.now?.mode);
  }

  get kill(): Kill | null {
    return live.view.kill ?? this.now?.kill ?? null;
  }

  get isHalted(): boolean {
    return (this.kill?.level ?? 'none') !== 'none';
  }

  async load(): Promise<void> {
    this.first = await get<Desk>('/api/desk');
  }
}

export const desk = new DeskState();
