import type { TableRow } from '../api/types';

/** Rows each side of the price. */
export const DESKTOP_ROWS = 7;
const RECENTRE_FROM_STEPS = 2;

export interface Ladder {
  above: TableRow[];
  below: TableRow[];
}

/** The strikes round an anchor, highest first, and the price's place between them. */
export function ladder(rows: readonly TableRow[], anchor: number, price: number, each = DESKTOP_ROWS): Ladder {
  const sorted = [...rows].sort((a, b) => b.strike - a.strike);
  const over = sorted.filter((row) => row.strike >= anchor).slice(-each);
  const under = sorted.filter((row) => row.strike < anchor).slice(0, each);
  const shown = [...over, ...under];
  return {
    above: shown.filter((row) => row.strike >= price),
    below: shown.filter((row) => row.strike < price),
  };
}

/** The anchor stays until the price has left it by more than two strikes, and while somebody is inside the table. */
export function anchorAfter(anchor: number | null, price: number, tier: number | null, held: boolean): number {
  if (anchor === null) {
    return price;
  }
  const far = Math.abs(price - anchor) > RECENTRE_FROM_STEPS * (tier ?? 0);
  return far && !held ? price : anchor;
}

/** Nought to three arrows by the strength of the score. */
export function arrowsOf(bucket: number | null): number {
  const strength = Math.abs(bucket ?? 0);
  return strength < 5 ? 0 : strength < 10 ? 1 : strength < 20 ? 2 : 3;
}

/** History shows a return: after a rise the price more often falls back. */
export function pointing(bucket: number | null): 'up' | 'down' | null {
  return bucket === null || arrowsOf(bucket) === 0 ? null : bucket > 0 ? 'down' : 'up';
}

/** How strongly the band beside a row is lit: nearest the price most, and only on the side the arrows point to. */
export function bandOf(side: 'up' | 'down', distance: number, bucket: number | null): 0 | 1 | 2 | 3 {
  if (pointing(bucket) !== side) {
    return 0;
  }
  const reach = arrowsOf(bucket) * 2 + 1 - distance;
  return reach >= 4 ? 3 : reach >= 2 ? 2 : reach >= 1 ? 1 : 0;
}
