/**
 * How far the server's clock is ahead of this machine's. Each message says when it was sent; the one that travelled
 * fastest tells most, so the largest difference of the newest messages counts.
 */
export class Skew {
  private readonly newest: number[] = [];

  constructor(private readonly kept = 40) {}

  heard(sentAt: number, receivedAt: number): void {
    if (!Number.isFinite(sentAt)) {
      return;
    }
    this.newest.push(sentAt - receivedAt);
    if (this.newest.length > this.kept) {
      this.newest.shift();
    }
  }

  get ms(): number {
    return this.newest.length === 0 ? 0 : Math.max(...this.newest);
  }

  /** After a sleep or a change of the clock the old differences tell nothing. */
  forget(): void {
    this.newest.length = 0;
  }
}
