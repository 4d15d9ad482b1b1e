const SPARE = 12;

/** Which rows of a long list are worth drawing, with some to spare at both ends. */
export function visibleRange(top: number, height: number, rowHeight: number, count: number): { from: number; to: number } {
  const first = Math.floor(Math.max(0, top) / rowHeight);
  const shown = Math.ceil(height / rowHeight);
  const from = Math.max(0, Math.min(first - SPARE, count));
  return { from, to: Math.min(count, Math.max(from, first + shown + SPARE)) };
}
