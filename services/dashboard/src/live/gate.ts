/**
 * How many may go ahead of the pause. Of values that come about as often as they may, one that was held up once would
 * else hold up all that come after it: nothing makes up for it.
 */
const AHEAD = 3;

/**
 * Lets the newest value of each key through once in a while, and a few ahead of that. The last of a burst comes at the
 * end of the pause. What is never to be left out does not come here.
 */
export class Gate<T> {
  private readonly waiting = new Map<string, { value: T; timer: ReturnType<typeof setTimeout> }>();
  private readonly paidUntil = new Map<string, number>();

  constructor(
    private readonly through: (value: T) => void,
    private pauseMs: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  offer(key: string, value: T): void {
    const held = this.waiting.get(key);
    if (held) {
      held.value = value;
      return;
    }
    const wait = (this.paidUntil.get(key) ?? -Infinity) - AHEAD * this.pauseMs - this.now();
    if (wait <= 0) {
      this.pass(key, value);
      return;
    }
    const timer = setTimeout(() => this.release(key), wait);
    this.waiting.set(key, { value, timer });
  }

  /** A hidden page is content with one value a second; when it is seen again, the newest comes at once. */
  slowDownTo(pauseMs: number): void {
    this.pauseMs = pauseMs;
    this.paidUntil.clear();
    for (const key of [...this.waiting.keys()]) {
      this.release(key);
    }
  }

  clear(): void {
    for (const held of this.waiting.values()) {
      clearTimeout(held.timer);
    }
    this.waiting.clear();
    this.paidUntil.clear();
  }

  private release(key: string): void {
    const held = this.waiting.get(key);
    if (!held) {
      return;
    }
    clearTimeout(held.timer);
    this.waiting.delete(key);
    this.pass(key, held.value);
  }

  private pass(key: string, value: T): void {
    this.paidUntil.set(key, Math.max(this.paidUntil.get(key) ?? -Infinity, this.now()) + this.pauseMs);
    this.through(value);
  }
}
