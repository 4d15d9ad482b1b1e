import { ask, get, newRequestId } from '../api/client';
import { Fetched } from '../api/fetched.svelte';
import type {
  Aged,
  EntrySettings,
  EntryStatus,
  Preview,
  SettingsVersions,
  SpikeSettings,
  StopSettings,
} from '../api/types';
import type { Kind } from './versions';

/** The automatic entry and stop as the server has them; nothing is on because a switch looks so. */
class Automatic {
  readonly status = new Fetched<Aged<EntryStatus>>(() => get('/api/auto_entry/status'));

  async switchEntry(enabled: boolean): Promise<void> {
    await ask('PUT', '/api/auto_entry', { enabled });
    await this.status.refresh();
  }

  /** Only a person lifts a suspension after a critical failure. */
  async resume(): Promise<void> {
    await ask('POST', '/api/auto_entry/resume', { request_id: newRequestId() });
    await this.status.refresh();
  }

  async switchStop(enabled: boolean): Promise<void> {
    await ask('PUT', '/api/auto_stop', { enabled });
    await this.status.refresh();
  }
}

export const automatic = new Automatic();

export type Settings = EntrySettings | StopSettings | SpikeSettings;

export const loadSettings = <T extends Settings>(kind: Kind): Promise<T> => get<T>(`/api/settings/${kind}`);
export const saveSettings = <T extends Settings>(kind: Kind, settings: T): Promise<T> => ask<T>('PUT', `/api/settings/${kind}`, settings);
export const loadVersions = (): Promise<SettingsVersions> => get('/api/settings/auto_entry/versions');

/** Each of the parts becomes what it was in that version; the others stay as they are. */
export async function revertTo(version: number, kinds: readonly Kind[]): Promise<void> {
  for (const kind of kinds) {
    await ask('POST', `/api/settings/${kind}/revert`, { version });
  }
}

export const previewOf = (settings: EntrySettings): Promise<Preview> => ask('POST', '/api/settings/auto_entry/preview', settings);
