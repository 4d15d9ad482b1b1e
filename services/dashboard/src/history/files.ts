import type { ExportLine } from '../api/types';

/** From so many trades on, a file is made in the background. */
const TO_WAIT_FOR = 10_000;

/** Whether the file takes so long that nobody should wait for it; of an unknown number only the first page is known. */
export function isLarge(count: number | null, complete: boolean): boolean {
  return count === null ? !complete : count > TO_WAIT_FOR;
}

export const fileOf = (line: ExportLine): string => `/api/exports/${line.id}/file`;

/** Those that this page saw being made and that are made no more. */
export function ended(before: readonly ExportLine[], now: readonly ExportLine[]): ExportLine[] {
  const making = new Set(before.filter((line) => line.state === 'running').map((line) => line.id));
  return now.filter((line) => making.has(line.id) && line.state !== 'running');
}
