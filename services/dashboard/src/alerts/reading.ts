import type { AlertCause, AlertLine, Delivery, Silenced } from '../api/types';

/** What stands in the evidence of a root cause under names of its own, and is not listed again. */
const TOLD_APART = new Set(['evidence', 'impact', 'action', 'sufferers']);

/** An alert in the parts in which it is shown. */
export interface Reading {
  /** What is named as the cause; empty when the text says all. */
  root: string;
  text: string;
  impact: string;
  next: string;
  evidence: [string, string][];
}

export function readingOf(alert: AlertLine): Reading {
  const said = alert.evidence;
  const root = alert.source === 'cause';
  return {
    root: root ? alert.about : '',
    text: root && said['evidence'] ? sentence(said['evidence']) : alert.text,
    impact: said['impact'] ?? '',
    next: sentence(said['action'] ?? ''),
    evidence: Object.entries(said).filter(([name]) => !TOLD_APART.has(name)),
  };
}

/** The detector speaks in half sentences, which stand in others elsewhere. */
function sentence(words: string): string {
  const begun = words.charAt(0).toUpperCase() + words.slice(1);
  return begun === '' || begun.endsWith('.') ? begun : `${begun}.`;
}

/** What keeps an alert from being sent now; of several the one that lasts longest. */
export function silenceOf(alert: AlertLine, silences: readonly Silenced[], now: number): Silenced | null {
  const covers = (wanted: string, is: string) => wanted === '' || wanted === is;
  return silences
    .filter((each) => Date.parse(each.until) > now && covers(each.type, alert.type) && covers(each.service, alert.service) && covers(each.about, alert.about))
    .reduce<Silenced | null>((longest, each) => (longest === null || each.until > longest.until ? each : longest), null);
}

/** Nobody has taken it on, and nobody wants not to hear of it. */
export function isLoud(cause: AlertCause, silences: readonly Silenced[], now: number): boolean {
  return cause.alert.acknowledged === null && silenceOf(cause.alert, silences, now) === null;
}

/** Whether people will be told of it again. */
export function escalates(cause: AlertCause, silences: readonly Silenced[], now: number): boolean {
  const told = cause.alert.deliveries.some((each) => each.step === 'critical' && each.taken_at !== null);
  return cause.severity === 'critical' && told && isLoud(cause, silences, now);
}

/** The newest first, as far as something was tried. */
export function toldLately(alert: AlertLine, most: number): Delivery[] {
  return [...alert.deliveries].sort((a, b) => Date.parse(b.last_attempt_at) - Date.parse(a.last_attempt_at)).slice(0, most);
}
