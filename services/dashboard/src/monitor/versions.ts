import type { AllSettings } from '../api/types';

const NOT_SETTINGS = new Set(['version', 'changed_by', 'changed_at']);

export interface ChangedSetting {
  name: string;
  from: string;
  to: string;
}

/** What a version changed against the one before it. */
export function changesIn(newer: AllSettings, older: AllSettings | undefined): ChangedSetting[] {
  if (!older) {
    return [];
  }
  const before = older as unknown as Record<string, unknown>;
  return Object.entries(newer)
    .filter(([name, value]) => !NOT_SETTINGS.has(name) && value !== before[name])
    .map(([name, value]) => ({ name, from: String(before[name] ?? '–'), to: String(value ?? '–') }));
}
