const LONGEST_MS = 2_000;

type Moment = 'script' | 'session' | 'socket' | 'snapshot' | 'table';

/**
 * The page from its first script to the first strike table on the screen. What is not needed for that waits until it is
 * over: a browser has six connections to a desk, and each of them is new.
 */
export class Opening {
  readonly over: Promise<void>;
  private end: () => void = () => undefined;

  constructor() {
    this.over = new Promise((resolve) => (this.end = resolve));
    setTimeout(() => this.end(), LONGEST_MS);
  }

  /** Noted once, for whoever measures: `performance.getEntriesByName('recio:table')`. */
  mark(moment: Moment): void {
    const name = `recio:${moment}`;
    if (performance.getEntriesByName(name).length === 0) {
      performance.mark(name);
    }
  }

  /** All that the screen needs is there, whether a table is in it or not: one frame later it is painted. */
  snapshotCame(): void {
    this.mark('snapshot');
    afterFrame(() => this.end());
  }

  tableDrawn(): void {
    afterFrame(() => {
      this.mark('table');
      this.end();
    });
  }

  /** Another screen than the monitor was opened; what it asks for is what is waited for. */
  release(): void {
    this.end();
  }
}

/** Once the frame that is being made is on the screen. */
function afterFrame(act: () => void): void {
  requestAnimationFrame(() => setTimeout(act));
}

export const opening = new Opening();
