import type { TradeDetail } from '../api/types';

export type Kind = 'state' | 'order' | 'fill';

export interface Moment {
  key: string;
  at: string;
  kind: Kind;
  title: string;
  text: string;
  actor: string;
}

function words(event: string): string {
  return event.replaceAll('_', ' ');
}

/** States, orders and fills of a trade in one line of time. */
export function moments({ timeline, orders, fills }: TradeDetail, say: { sent: string; answered: string; fill: string }): Moment[] {
  const states = timeline.map((step): Moment => ({
    key: `s${step.version}`,
    at: step.at,
    kind: 'state',
    title: step.to ?? words(step.event),
    text: [words(step.event), step.why].filter(Boolean).join(': '),
    actor: step.actor,
  }));
  const sent = orders.flatMap((order): Moment[] => {
    const about = `${order.purpose} ${order.count} × ${order.yes_limit} ${order.time_in_force}`;
    const first = order.sent_at ? [{ key: `o${order.client_order_id}`, at: order.sent_at, kind: 'order' as const, title: say.sent, text: about, actor: order.client_order_id }] : [];
    const second = order.answered_at
      ? [{ key: `a${order.client_order_id}`, at: order.answered_at, kind: 'order' as const, title: say.answered, text: [order.stage, order.reason].filter(Boolean).join(': '), actor: order.order_id ?? '' }]
      : [];
    return [...first, ...second];
  });
  const filled = fills.map((fill): Moment => ({
    key: `f${fill.fill_id}`,
    at: fill.at,
    kind: 'fill',
    title: say.fill,
    text: `${fill.action} ${fill.count} ${fill.side}`,
    actor: fill.order_id ?? '',
  }));
  return [...states, ...sent, ...filled].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
