import type { Fact, Gap } from '../live/frames';

export type FeedLine = { fact: Fact } | { gap: Gap };

/** The newest facts, and where some of them are missing: below all that came after the gap. */
export function feedOf(facts: readonly Fact[], gaps: readonly Gap[], most: number): FeedLine[] {
  const lines: FeedLine[] = facts.map((fact) => ({ fact }));
  for (const gap of gaps) {
    // What could be told of a gap are its newest; the missing ones are older.
    const older = lines.findIndex((line) => 'fact' in line && line.fact.id <= gap.after);
    lines.splice(older === -1 ? lines.length : older, 0, { gap });
  }
  return lines.slice(0, most);
}
