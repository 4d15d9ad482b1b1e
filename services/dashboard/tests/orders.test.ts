import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TableRow } from '../src/api/types';

vi.mock('../src/live/live.svelte', () => ({ live: { now: 0 } }));
vi.mock('../src/state/preferences.svelte', () => ({ preferences: { saved: null } }));
vi.mock('../src/state/toasts.svelte', () => ({ toasts: { say: vi.fn() } }));
vi.mock('../src/monitor/monitor.svelte', () => ({ monitor: { arming: { until: 1e9, most: 10 } } }));
vi.mock('../src/words/words', () => ({ say: { fact: { trade: String }, trade: { status: String }, ticket: {} } }));
vi.mock('../src/api/client', () => ({
  newRequestId: () => 'request',
  problemOf: (error: unknown) => error,
  ask: vi.fn(async (_: string, path: string, body: { market: string; side: string }) =>
    path.endsWith('quote')
      ? { allowed: { enabled: true }, quote_token: null, order: { market: body.market, side: body.side, contracts: 1, limit_cents: 90, max_slippage: 1 } }
      : { trade_id: 1, state: 'pending' },
  ),
}));

const { ask } = await import('../src/api/client');
const { buyAtOnce, closeTrade, halfOf } = await import('../src/monitor/orders');

const row = (ticker: string) => ({ ticker, yes_ask: 90, no_ask: 12 }) as TableRow;
const orders = () => vi.mocked(ask).mock.calls.filter(([, path]) => path === '/api/trades/execute').length;
const click = async (ticker: string, side: 'yes' | 'no') => {
  await buyAtOnce(row(ticker), side);
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'Date', 'setTimeout'] });
  vi.advanceTimersByTime(10_000);
  vi.mocked(ask).mockClear();
});

afterEach(() => {
  vi.useRealTimers();
});

test('a double click is one order, even if the first was answered in between', async () => {
  await click('A', 'yes');
  vi.advanceTimersByTime(400);
  await click('A', 'yes');

  expect(orders()).toBe(1);
});

test('a nervous hand is one order however long it goes on', async () => {
  for (let turn = 0; turn < 6; turn++) {
    await click('B', 'yes');
    vi.advanceTimersByTime(500);
  }

  expect(orders()).toBe(1);
});

test('a click after that is wanted', async () => {
  await click('C', 'yes');
  vi.advanceTimersByTime(700);
  await click('C', 'yes');

  expect(orders()).toBe(2);
});

test('the other side and another strike are other orders', async () => {
  await click('D', 'yes');
  await click('D', 'no');
  await click('E', 'yes');

  expect(orders()).toBe(3);
});

test.each([
  [10, 5],
  [5, 2],
  [2, 1],
  [1, 0.5],
  [0.03, 0.01],
  [0.01, null],
  [0, null],
])('half of %d is %s, whole where it can be', (held, half) => {
  expect(halfOf(held)).toBe(half);
});

test('a part is sent with what was seen to be held, and all without', async () => {
  await closeTrade(7, 'request', { contracts: 5, held: 10 });
  await closeTrade(7, 'request');

  const bodies = vi.mocked(ask).mock.calls.filter(([, path]) => path === '/api/trades/7/close').map(([, , body]) => body);
  expect(bodies).toEqual([{ request_id: 'request', contracts: 5, held: 10 }, { request_id: 'request' }]);
});
