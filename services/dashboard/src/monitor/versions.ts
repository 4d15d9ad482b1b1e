import type { AllSettings } from '../api/types';

const NOT_SETTINGS = new Set(['version', 'changed_by', 'changed_at']);

/** One version holds all three; each has a form and a way back of its own. */
export type Kind = 'auto_entry' | 'auto_stop' | 'spike';

const KINDS: Record<Exclude<keyof AllSettings, 'version' | 'changed_by' | 'changed_at'>, Kind> = {
  auto_entry: 'auto_entry',
  min_probability: 'auto_entry',
  min_differential: 'auto_entry',
  min_time: 'auto_entry',
  max_time: 'auto_entry',
  allow_re_entry: 'auto_entry',
  spike_alert_enabled: 'spike',
  spike_alert_momentum_threshold: 'spike',
  spike_alert_cooldown_threshold: 'spike',
  spike_alert_cooldown_minutes: 'spike',
  auto_stop: 'auto_stop',
  current_probability: 'auto_stop',
  min_ttc_seconds: 'auto_stop',
  momentum_spike_enabled: 'auto_stop',
  momentum_spike_threshold: 'auto_stop',
  verification_period_enabled: 'auto_stop',
  verification_period_seconds: 'auto_stop',
};

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

/** What has to go back so that an earlier version is in force again: all that has been changed since. */
export function kindsToRevert(wanted: AllSettings, current: AllSettings): Kind[] {
  const names = changesIn(current, wanted).map((change) => change.name as keyof typeof KINDS);
  return [...new Set(names.map((name) => KINDS[name]))].filter((kind) => kind !== undefined);
}
