import { askOnce } from '../api/client';

/** Time for the first table; the desk learns of the opening while it may still be shut again soon. */
const FIRST_MS = 5_000;
const EVERY_MS = 60_000;
const CONTROLS = 'button, a, input, select, summary, [role="button"]';

interface Told {
  load_ms: number | null;
  reconnections: number;
  actions: number;
}

/**
 * Tells the desk what only the page sees: how long it took to open, how often the live stream came back, how much is done
 * on it. Counts, nothing of what is done.
 */
export class Beacon {
  private told: Told = { load_ms: null, reconnections: 0, actions: 0 };
  private loadTold = false;
  private started = false;

  constructor(
    private readonly tell: (told: Told) => Promise<unknown>,
    private readonly loadedAfter: () => number | null,
  ) {}

  /** Once for a page, however often somebody signs in. */
  start(): void {
    if (this.started) return;
    this.started = true;
    document.addEventListener('click', (event) => this.clicked(event.target), { capture: true });
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) void this.send();
    });
    setTimeout(() => void this.send(), FIRST_MS);
    setInterval(() => void this.send(), EVERY_MS);
  }

  /** Somebody had to sign in first: how long that took says nothing about the page. */
  heldUp(): void {
    this.loadTold = true;
  }

  acted(): void {
    this.told.actions += 1;
  }

  reconnected(): void {
    this.told.reconnections += 1;
  }

  async send(): Promise<void> {
    if (!this.loadTold) {
      this.told.load_ms = this.loadedAfter();
    }
    const telling = this.told;
    if (telling.load_ms === null && telling.reconnections === 0 && telling.actions === 0) return;
    this.told = { load_ms: null, reconnections: 0, actions: 0 };
    this.loadTold ||= telling.load_ms !== null;
    try {
      await this.tell(telling);
    } catch {
      // Nobody is there, or nobody is signed in: it is told with the next ones.
      this.told.reconnections += telling.reconnections;
      this.told.actions += telling.actions;
      if (telling.load_ms !== null) this.loadTold = false;
    }
  }

  private clicked(target: EventTarget | null): void {
    if (target instanceof Element && target.closest(CONTROLS)) this.acted();
  }
}

/** What a trader came for is on the screen: the table, or what another screen waits for. */
function loadedAfter(): number | null {
  const mark = performance.getEntriesByName('recio:table')[0] ?? performance.getEntriesByName('recio:snapshot')[0];
  return mark ? Math.round(mark.startTime) : null;
}

export const beacon = new Beacon((told) => askOnce('POST', '/api/beacon', told), loadedAfter);
