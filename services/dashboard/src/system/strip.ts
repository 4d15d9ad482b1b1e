/** Where a moment stands on a strip of time, in percent. */
export function placeOn(from: number, to: number, at: number): number {
  return Math.min(100, Math.max(0, ((at - from) / (to - from)) * 100));
}

/** Full hours of a strip, every few hours. */
export function hoursOn(from: number, to: number, every = 6): number[] {
  const step = every * 3_600_000;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, index) => first + index * step);
}
