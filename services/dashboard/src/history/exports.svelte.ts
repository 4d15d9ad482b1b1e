import { ask, get, problemOf } from '../api/client';
import type { ExportLine } from '../api/types';
import { toasts } from '../state/toasts.svelte';
import { say } from '../words/words';
import { ended, fileOf } from './files';

const LOOK_AGAIN_MS = 2_000;

/** The files of the last day. They go on being made while the reader is on another screen. */
class Exports {
  lines = $state.raw<readonly ExportLine[]>([]);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private begun = 0;

  async begin(search: string): Promise<void> {
    try {
      const begun = await ask<ExportLine>('POST', `/api/trades/exports${search}`);
      this.begun += 1;
      this.take([begun, ...this.lines]);
    } catch (error) {
      toasts.say('bad', say.history.exportFailed, problemOf(error).message);
    }
  }

  /** A look that fails is followed by the next one while something is being made. */
  async look(): Promise<void> {
    const begun = this.begun;
    const found = await get<{ exports: ExportLine[] }>('/api/exports').catch(() => null);
    // What was begun meanwhile is not in this answer, and has its own next look.
    if (begun === this.begun) {
      this.take(found?.exports ?? this.lines);
    }
  }

  private take(lines: readonly ExportLine[]): void {
    for (const line of ended(this.lines, lines)) {
      if (line.state === 'ready') {
        toasts.say('good', say.history.exportReady, '', null, { href: fileOf(line), text: line.name });
      } else {
        toasts.say('bad', say.history.exportFailed, line.problem);
      }
    }
    this.lines = lines;
    clearTimeout(this.timer);
    if (lines.some((line) => line.state === 'running')) {
      this.timer = setTimeout(() => void this.look(), LOOK_AGAIN_MS);
    }
  }
}

export const exports = new Exports();
