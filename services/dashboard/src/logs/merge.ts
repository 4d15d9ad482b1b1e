import type { LogLine } from '../api/types';

const MOST = 5_000;

/** Two lists of lines as one, newest first, each line once. */
export function merged(known: readonly LogLine[], found: readonly LogLine[]): readonly LogLine[] {
  const seen = new Set(known.map(keyOf));
  const fresh = found.filter((line) => !seen.has(keyOf(line)));
  if (fresh.length === 0) {
    return known;
  }
  return [...known, ...fresh].sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, MOST);
}

function keyOf(line: LogLine): string {
  return `${line.at}|${line.source}|${line.component}|${line.text}`;
}
