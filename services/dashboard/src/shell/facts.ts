import type { Fact } from '../live/frames';
import type { Tone } from '../state/toasts.svelte';
import { say } from '../words/words';

export interface Told {
  tone: Tone;
  title: string;
  text: string;
  /** Worth interrupting for; the others only stand in the feed. */
  loud: boolean;
  /** The trade it is about. */
  trade: number | null;
}

/** A fact as a person is told it. */
export function told(fact: Fact): Told {
  const { payload } = fact;
  const trade = typeof payload['trade_id'] === 'number' ? payload['trade_id'] : null;
  switch (fact.topic) {
    case 'trade':
      return { ...tradeFact(payload), trade };
    case 'account.fill':
      return { tone: 'good', title: say.fact.fill, text: about(payload), loud: true, trade };
    case 'alert':
      return alertFact(payload, trade);
    case 'risk':
      return { tone: 'warn', title: say.fact.stopRule, text: about(payload), loud: true, trade };
    case 'kill_switch':
      return {
        tone: word(payload, 'level').toLowerCase() === 'none' ? 'plain' : 'bad',
        title: say.fact.kill(word(payload, 'level')),
        text: word(payload, 'reason'),
        loud: true,
        trade,
      };
    case 'automated_trade_triggered':
      return { tone: 'plain', title: say.fact.autoEntry, text: about(payload), loud: true, trade };
    case 'automated_trade_closed':
      return { tone: 'plain', title: say.fact.autoClose, text: about(payload), loud: true, trade };
    default:
      return { tone: 'plain', title: say.fact.other(fact.topic), text: about(payload) || fact.key, loud: false, trade };
  }
}

const LOUD_STATES = new Set(['open', 'closed', 'error', 'deleted', 'expired']);

function tradeFact(payload: Fact['payload']): Omit<Told, 'trade'> {
  const status = word(payload, 'status');
  const pnl = payload['pnl'];
  const result = typeof pnl === 'number' ? ` ${say.fact.result(pnl)}` : '';
  return {
    tone: status === 'error' || status === 'deleted' ? 'bad' : status === 'open' ? 'good' : 'plain',
    title: say.fact.trade(Number(payload['trade_id']), say.trade.status(status)),
    text: about(payload) + result,
    loud: LOUD_STATES.has(status),
  };
}

function alertFact(payload: Fact['payload'], trade: number | null): Told {
  const severity = word(payload, 'severity');
  const cause = say.alerts.cause(word(payload, 'type'));
  const text = word(payload, 'text') || about(payload);
  if (word(payload, 'state') === 'cleared') {
    return { tone: 'good', title: say.fact.cleared(cause), text, loud: severity !== 'info', trade };
  }
  return {
    tone: severity === 'critical' ? 'bad' : severity === 'warning' ? 'warn' : 'plain',
    title: say.alerts.severity(severity) + cause,
    text,
    loud: severity !== 'info',
    trade,
  };
}

function about(payload: Fact['payload']): string {
  return ['ticker', 'side', 'event', 'text', 'reason'].map((name) => word(payload, name).replaceAll('_', ' ')).filter(Boolean).join(' · ');
}

function word(payload: Fact['payload'], name: string): string {
  const value = payload[name];
  return typeof value === 'string' ? value : '';
}
