/** A line through values on a scale that always has zero in it. */
export function sparkline(values: readonly number[], width: number, height: number): { path: string; zero: number } {
  const top = Math.max(0.01, ...values);
  const bottom = Math.min(-0.01, ...values);
  const y = (value: number) => round(((top - value) / (top - bottom)) * height);
  if (values.length < 2) {
    return { path: '', zero: y(0) };
  }
  const step = width / (values.length - 1);
  const points = values.map((value, index) => `${round(index * step)} ${y(value)}`);
  return { path: `M${points.join('L')}`, zero: y(0) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
