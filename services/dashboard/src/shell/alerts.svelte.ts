import { ask, get } from '../api/client';
import { Fetched } from '../api/fetched.svelte';
import type { Aged, AlertLine, AlertsView } from '../api/types';
import { live } from '../live/live.svelte';

/** The alerts that every screen counts; read anew when the socket tells of one. */
class Alerts {
  readonly all = new Fetched<Aged<AlertsView>>(() => get('/monitor/alerts'));

  get open(): readonly AlertLine[] {
    return this.all.value?.data.open ?? [];
  }

  /** Those that nobody has taken on yet. */
  get loud(): readonly AlertLine[] {
    return this.open.filter((alert) => alert.acknowledged_by === null && !isSilent(alert, live.now));
  }

  get critical(): readonly AlertLine[] {
    return this.loud.filter((alert) => alert.severity === 'critical');
  }

  watch(): () => void {
    const stop = this.all.every(30_000);
    const unhear = live.onFact((fact) => {
      if (fact.kind === 'alert' || fact.kind === 'alert_mark') {
        void this.all.refresh();
      }
    });
    return () => {
      stop();
      unhear();
    };
  }

  async acknowledge(alert: AlertLine): Promise<void> {
    await ask('POST', `/api/alerts/${alert.id}/ack`);
    await this.all.refresh();
  }

  async silence(alert: AlertLine, minutes: number): Promise<void> {
    await ask('POST', `/api/alerts/${alert.id}/silence`, { minutes });
    await this.all.refresh();
  }
}

export function isSilent(alert: AlertLine, now: number): boolean {
  return alert.silenced_until !== null && Date.parse(alert.silenced_until) > now;
}

export const alerts = new Alerts();
