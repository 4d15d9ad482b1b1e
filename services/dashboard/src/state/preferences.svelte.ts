import { ask, get } from '../api/client';
import type { Preferences, ScreenPreferences } from '../api/types';
import { shown } from '../format/shown.svelte';

const REMEMBERED = 'recio-screen';

/** What this person likes to see: kept on the desk, and on this device for the first paint. */
class PreferencesState {
  saved = $state.raw<Preferences | null>(null);
  screen = $state.raw<ScreenPreferences>(remembered());
  /** Derived, so that whatever else is preferred draws nothing anew that has the theme's colours. */
  readonly theme: 'dark' | 'light' = $derived.by(() => {
    const wish = this.screen.theme ?? 'system';
    return wish === 'system' ? (matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark') : wish;
  });

  constructor() {
    this.show();
  }

  async load(): Promise<void> {
    this.saved = await get<Preferences>('/api/preferences');
    this.screen = { ...this.screen, ...this.saved.screen };
    this.show();
  }

  async save(change: Partial<Preferences>): Promise<void> {
    const base = this.saved ?? { strategy: null, position_size: null, multiplier: null, timezone: null };
    this.saved = await ask<Preferences>('PUT', '/api/preferences', { ...base, screen: this.screen, ...change });
    this.show();
  }

  /** Shows it at once and keeps it; what could not be kept on the desk stays on this device. */
  async prefer(change: ScreenPreferences): Promise<void> {
    this.screen = { ...this.screen, ...change };
    this.show();
    if (this.saved) {
      await this.save({ screen: this.screen });
    }
  }

  private show(): void {
    document.documentElement.dataset['theme'] = this.theme;
    shown.use(this.screen.locale ?? null, this.saved?.timezone ?? null);
    localStorage.setItem(REMEMBERED, JSON.stringify(this.screen));
  }
}

function remembered(): ScreenPreferences {
  try {
    return JSON.parse(localStorage.getItem(REMEMBERED) ?? '{}') as ScreenPreferences;
  } catch {
    return {};
  }
}

export const preferences = new PreferencesState();
