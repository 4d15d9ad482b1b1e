import type { AlertLine } from '../api/types';

export interface AlertGroup {
  cause: string;
  severity: AlertLine['severity'];
  alerts: AlertLine[];
}

const WEIGHT = { critical: 0, warning: 1, info: 2 } as const;

/** Alerts with one cause stand together; the gravest group first. */
export function groupsOf(alerts: readonly AlertLine[]): AlertGroup[] {
  const groups = new Map<string, AlertGroup>();
  for (const alert of alerts) {
    const group = groups.get(alert.type) ?? { cause: alert.type, severity: alert.severity, alerts: [] };
    group.alerts.push(alert);
    if (WEIGHT[alert.severity] < WEIGHT[group.severity]) {
      group.severity = alert.severity;
    }
    groups.set(alert.type, group);
  }
  return [...groups.values()].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
}
