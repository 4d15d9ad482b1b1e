export type Freshness = 'fresh' | 'ageing' | 'stale' | 'unknown';

/** From which age on a value is dimmed, and from which it is no input for a trade any more; milliseconds. */
export const LIMITS = {
  price: { ageing: 3_000, stale: 10_000 },
  account: { ageing: 30_000, stale: 60_000 },
  system: { ageing: 30_000, stale: 60_000 },
  signal: { ageing: 300_000, stale: 900_000 },
} as const;

export type Kind = keyof typeof LIMITS;

export function freshness(ageMs: number | null | undefined, kind: Kind): Freshness {
  if (ageMs === null || ageMs === undefined || !Number.isFinite(ageMs)) {
    return 'unknown';
  }
  const limit = LIMITS[kind];
  return ageMs >= limit.stale ? 'stale' : ageMs >= limit.ageing ? 'ageing' : 'fresh';
}

/** The age of a value by the server's clock; a value from the future is as old as now. */
export function ageAt(asOf: string | null | undefined, serverNow: number): number | null {
  if (!asOf) {
    return null;
  }
  const at = Date.parse(asOf);
  return Number.isNaN(at) ? null : Math.max(0, serverNow - at);
}
