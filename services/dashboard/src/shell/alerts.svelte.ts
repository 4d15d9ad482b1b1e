import { isLoud } from '../alerts/reading';
import { ask, get } from '../api/client';
import { Fetched } from '../api/fetched.svelte';
import type { Aged, AlertCause, AlertLine, AlertsView, Silenced } from '../api/types';
import { live } from '../live/live.svelte';

/** The alerts that every screen counts: told by the socket, and asked for in case it is away. */
class Alerts {
  readonly asked = new Fetched<Aged<AlertsView>>(() => get('/api/alerts'));

  /** What is known last, whichever way it came. */
  get now(): Aged<AlertsView> | null {
    const told = live.view.alerts;
    const asked = this.asked.value;
    return told && asked && Date.parse(asked.as_of) > Date.parse(told.as_of) ? asked : (told ?? asked);
  }

  get causes(): readonly AlertCause[] {
    return this.now?.data.causes ?? [];
  }

  /** Those that nobody has taken on yet. */
  get loud(): readonly AlertCause[] {
    const silences = this.now?.data.silences ?? [];
    return this.causes.filter((cause) => isLoud(cause, silences, live.now));
  }

  get critical(): readonly AlertCause[] {
    return this.loud.filter((cause) => cause.severity === 'critical');
  }

  watch(): () => void {
    return this.asked.every(30_000);
  }

  async acknowledge(alert: AlertLine, note: string): Promise<void> {
    await ask('POST', `/api/alerts/${alert.id}/ack`, { note });
    await this.asked.refresh();
  }

  async silence(alert: AlertLine, minutes: number, reason: string): Promise<void> {
    await ask('POST', `/api/alerts/${alert.id}/silence`, { minutes, reason });
    await this.asked.refresh();
  }

  async end(silence: Silenced): Promise<void> {
    await ask('POST', `/api/silences/${silence.id}/end`);
    await this.asked.refresh();
  }
}

export const alerts = new Alerts();
