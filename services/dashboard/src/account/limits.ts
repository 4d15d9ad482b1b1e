import type { LimitUse } from '../api/types';
import type { Formats } from '../format/formats';

/** How much of a limit is used, in its unit. */
export function limitText(limit: LimitUse, as: Formats): string {
  const write = (value: number) => (limit.unit === 'dollars' ? as.money(value) : as.count(value));
  return `${write(limit.used)} / ${write(limit.limit)}`;
}
