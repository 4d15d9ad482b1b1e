const DOUBLE_MS = 700;

/** Tells a click that belongs to the one before it: a nervous hand has wanted the same thing once. */
export class Repeat {
  private readonly last = new Map<string, number>();

  /** Each click counts from itself on, so that a row of them stays one however long it is. */
  isOne(key: string, at: number): boolean {
    const before = this.last.get(key);
    this.last.set(key, at);
    return before !== undefined && at - before < DOUBLE_MS;
  }
}
