import type { FillLine, OrderLine, PositionLine, SettlementLine, SignalLine } from '../api/types';
import { direction, type Formats } from '../format/formats';
import { say } from '../words/words';
import type { Tab } from './filters';

export type Row = FillLine | OrderLine | PositionLine | SettlementLine | SignalLine;

export interface ListColumn {
  text: string;
  number?: boolean;
  value: (row: Row, as: Formats) => string;
  tone?: (row: Row) => string;
}

const c = say.lists;

function of<T extends Row>(text: string, value: (row: T, as: Formats) => string, more: { number?: boolean; tone?: (row: T) => string } = {}): ListColumn {
  return { text, value: value as ListColumn['value'], ...(more as Partial<ListColumn>) };
}

const number = { number: true };

/** The columns of the lists beside the trades. */
export const LISTS: Record<Exclude<Tab, 'trades'>, readonly ListColumn[]> = {
  fills: [
    of<FillLine>(c.at, (row, as) => as.moment(row.at)),
    of<FillLine>(c.market, (row) => row.ticker),
    of<FillLine>(c.side, (row) => `${row.action} ${row.side}`),
    of<FillLine>(c.count, (row, as) => as.count(row.count), number),
    of<FillLine>(c.price, (row, as) => as.contract(row.side.startsWith('n') ? row.no_price : row.yes_price), number),
    of<FillLine>(c.fee, (row, as) => as.money(row.fee), number),
    of<FillLine>(c.order, (row) => row.order_id ?? '–'),
  ],
  orders: [
    of<OrderLine>(c.at, (row, as) => as.moment(row.created_at)),
    of<OrderLine>(c.market, (row) => row.ticker),
    of<OrderLine>(c.state, (row) => row.status),
    of<OrderLine>(c.side, (row) => `${row.action ?? ''} ${row.side ?? ''}`.trim()),
    of<OrderLine>(c.price, (row, as) => as.cents(row.yes_price ?? row.no_price), number),
    of<OrderLine>(c.filled, (row, as) => `${as.count(row.fill_count)} / ${as.count(row.initial_count)}`, number),
    of<OrderLine>(c.left, (row, as) => as.count(row.remaining_count), number),
    of<OrderLine>(c.order, (row) => row.order_id),
  ],
  settlements: [
    of<SettlementLine>(c.at, (row, as) => as.moment(row.settled_at)),
    of<SettlementLine>(c.market, (row) => row.ticker),
    of<SettlementLine>(c.result, (row) => (row.result ?? '–').toUpperCase()),
    of<SettlementLine>('YES', (row, as) => `${as.count(row.yes_count)} · ${as.money(row.yes_cost)}`, number),
    of<SettlementLine>('NO', (row, as) => `${as.count(row.no_count)} · ${as.money(row.no_cost)}`, number),
    of<SettlementLine>(c.revenue, (row, as) => as.money(row.revenue), number),
  ],
  positions: [
    of<PositionLine>(c.market, (row) => row.ticker),
    of<PositionLine>(c.ours, (row, as) => as.signed(row.ours, 0), number),
    of<PositionLine>(c.venues, (row, as) => as.signed(row.venues, 0), number),
    of<PositionLine>(c.difference, (row, as) => as.signed(row.difference, 0), { number: true, tone: (row) => (row.difference ? 'down' : '') }),
    of<PositionLine>(c.exposure, (row, as) => as.money(row.venue_exposure), number),
    of<PositionLine>(c.realised, (row, as) => as.gain(row.realized_pnl), { number: true, tone: (row) => direction(row.realized_pnl) }),
    of<PositionLine>(c.fee, (row, as) => as.money(row.fees_paid), number),
    of<PositionLine>(c.at, (row, as) => as.moment(row.venue_as_of)),
  ],
  signals: [
    of<SignalLine>(c.at, (row, as) => as.moment(row.at)),
    of<SignalLine>(c.market, (row) => row.ticker),
    of<SignalLine>(c.side, (row) => row.side.toUpperCase()),
    of<SignalLine>(c.outcome, (row) => row.outcome),
    of<SignalLine>(c.why, (row) => reasonOf(row.decision)),
    of<SignalLine>(c.version, (row) => String(row.settings_version), number),
  ],
};

function reasonOf(decision: unknown): string {
  const said = (decision as { reason?: unknown } | null)?.reason;
  return typeof said === 'string' && said !== '' ? said : '–';
}
