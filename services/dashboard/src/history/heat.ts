import type { EquityPoint } from '../api/types';

export interface HeatCell {
  trades: number;
  pnl: number;
}

/** Results by weekday (Sunday first) and hour, in a time zone. */
export function heatOf(points: readonly EquityPoint[], zone: string): HeatCell[][] {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' });
  const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
  const cells = days.map(() => Array.from({ length: 24 }, (): HeatCell => ({ trades: 0, pnl: 0 })));
  for (const point of points) {
    const parts = Object.fromEntries(format.formatToParts(new Date(point.at)).map((part) => [part.type, part.value]));
    const cell = cells[days.indexOf(parts['weekday'] ?? '')]?.[Number(parts['hour'])];
    if (cell) {
      cell.trades += 1;
      cell.pnl += point.pnl;
    }
  }
  return cells;
}

/** Nought to four: how strong a cell is beside the strongest. */
export function strengthOf(cell: HeatCell, most: number): number {
  return cell.trades === 0 || most === 0 ? 0 : Math.max(1, Math.ceil((Math.abs(cell.pnl) / most) * 4));
}
