import type { LogLine } from '../api/types';

/** The lines that are shown, oldest first, one JSON object a line. */
export function download(lines: readonly LogLine[]): void {
  const text = [...lines].reverse().map((line) => JSON.stringify(line)).join('\n');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/x-ndjson' }));
  link.download = 'recio-log.ndjson';
  link.click();
  URL.revokeObjectURL(link.href);
}
