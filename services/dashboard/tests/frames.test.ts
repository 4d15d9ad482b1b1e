import { describe, expect, test } from 'vitest';
import { applied, follows, isReplaceable, keyOf, NOTHING, type Frame } from '../src/live/frames';

const frame = (type: string, data: unknown, more: Partial<Frame> = {}): Frame => ({ type, seq: 1, ts: '2026-11-27T02:00:00Z', data, ...more });
const price = (symbol: string, momentum: number | null) => frame('price', { data: { symbol, price: 1, momentum }, as_of: null });

describe('the order of frames', () => {
  test('a frame follows the one before it', () => {
    expect(follows(4, frame('price', {}, { seq: 5 }))).toBe(true);
    expect(follows(4, frame('price', {}, { seq: 6 }))).toBe(false);
    expect(follows(4, frame('price', {}, { seq: 4 }))).toBe(false);
  });

  test('a snapshot begins the count anew', () => {
    expect(follows(99, frame('snapshot', {}, { seq: 1 }))).toBe(true);
  });

  test('prices of two symbols do not replace each other', () => {
    expect(keyOf(price('BTC', 0))).not.toBe(keyOf(price('ETH', 0)));
    expect(keyOf(price('BTC', 0))).toBe('price:BTC');
    expect(keyOf(frame('account', { data: {} }))).toBe('account');
  });
});

describe('the view', () => {
  test('keeps the last forty scores, and a zero is a score', () => {
    const frames = Array.from({ length: 50 }, (_, index) => price('BTC', index - 49));
    const view = frames.reduce(applied, NOTHING);

    expect(view.scores['BTC']).toHaveLength(40);
    expect(view.scores['BTC']?.at(-1)).toBe(0);
  });

  test('an unknown score is no score', () => {
    expect(applied(NOTHING, price('BTC', null)).scores['BTC']).toBeUndefined();
  });

  test('a fact counts once, however often it is replayed', () => {
    const fill = frame('trade', { fact_id: 7, key: '17', created_at: 'x', payload: { trade_id: 17 } }, { fact_id: 7 });
    const view = [fill, fill, { ...fill, seq: 9 }].reduce(applied, NOTHING);

    expect(view.facts).toHaveLength(1);
    expect(view.lastFact).toBe(7);
  });

  test('what happened before is put below what was heard already, once', () => {
    const told = (id: number) => ({ type: 'trade', data: { fact_id: id, topic: 'trade', key: '', created_at: 'x', payload: {} } });
    const heard = applied(NOTHING, frame('risk', { payload: {} }, { fact_id: 8 }));
    const view = applied(heard, frame('recent', { facts: [told(5), told(7), told(8)] }));

    expect(view.facts.map((fact) => [fact.id, fact.kind])).toEqual([[8, 'risk'], [7, 'trade'], [5, 'trade']]);
    expect(view.lastFact).toBe(8);
  });

  test('what could not all be told again leaves a gap', () => {
    const replayed = (complete: boolean) => applied(NOTHING, frame('replayed', { from: 3, to: 9, count: 2, complete }));

    expect(replayed(true).gaps).toEqual([]);
    expect(replayed(false).gaps).toEqual([{ after: 3, upTo: 9, at: '2026-11-27T02:00:00Z' }]);
  });

  test('what was missed stands where it belongs, though it is told later', () => {
    const view = [9, 7].map((id) => frame('trade', { payload: {} }, { fact_id: id })).reduce(applied, NOTHING);

    expect(view.facts.map((fact) => fact.id)).toEqual([9, 7]);
    expect(view.lastFact).toBe(9);
  });

  test('a snapshot replaces what was and keeps the facts', () => {
    const before = [price('BTC', 1), frame('trade', { payload: {} }, { fact_id: 3 })].reduce(applied, NOTHING);
    const after = applied(before, frame('snapshot', { prices: { ETH: { data: { symbol: 'ETH', price: 2, momentum: 0.1 } } }, last_fact_id: 9 }));

    expect(Object.keys(after.prices)).toEqual(['ETH']);
    expect(after.facts).toHaveLength(1);
    expect(after.lastFact).toBe(9);
  });

  test('the kill switch of a frame is in force at once', () => {
    expect(applied(NOTHING, frame('kill', { level: 'flatten' })).kill?.level).toBe('flatten');
  });

  test('a change of one symbol is told before the next full status', () => {
    const symbols = [
      { symbol: 'BTC', status: 'ACTIVE', reason: '', cooldown_seconds: 0 },
      { symbol: 'ETH', status: 'ACTIVE', reason: '', cooldown_seconds: 0 },
    ];
    const before = applied(NOTHING, frame('entry_status', { switched_on: true, symbols }));
    const payload = { symbol: 'ETH', status: 'PAUSED', reason: 'SpikeAlert', detail: 'spike_alert: found 41, needs idle', cooldown_timer: 900 };
    const after = applied(before, frame('auto_entry', { fact_id: 5, payload }, { fact_id: 5 }));

    expect(after.entry?.symbols.map((each) => each.status)).toEqual(['ACTIVE', 'PAUSED']);
    expect(after.entry?.symbols[1]).toMatchObject({ reason: 'SpikeAlert', cooldown_seconds: 900 });
  });

  test('what only one connection is about changes nothing', () => {
    expect(applied(NOTHING, frame('heartbeat', { server_time: 'x' }))).toBe(NOTHING);
    expect(applied(NOTHING, frame('replayed', { from: 1, to: 9 }))).toBe(NOTHING);
  });
});

test("the engine's alerts come as a book that replaces the last, and as news that are no facts", () => {
  const book = { as_of: '2026-11-27T12:00:00Z', data: { causes: [], silences: [] } };
  const news = { type: 'alert', seq: 5, ts: '', data: { topic: 'alert', key: 'dns', payload: { type: 'root_cause' } } };

  const once = applied(applied(NOTHING, { type: 'alerts', seq: 4, ts: '', data: book }), news);
  const twice = applied(once, { ...news, seq: 6 });

  expect(once.alerts).toEqual(book);
  expect(isReplaceable('alerts')).toBe(true);
  expect(twice.facts.map((fact) => fact.kind)).toEqual(['alert', 'alert']);
  expect(twice.lastFact).toBe(0);
});

describe('signals', () => {
  const signal = (symbol: string, action: string) => frame('trade_signal', { symbol, action, price: 45_000, ai_confidence: 0.75 });

  test('of each symbol the newest counts, and two symbols do not replace each other', () => {
    const view = [signal('BTCUSDT', 'BUY'), signal('ETHUSDT', 'HOLD'), signal('BTCUSDT', 'SELL')].reduce(applied, NOTHING);

    expect(view.signals['BTCUSDT']?.action).toBe('SELL');
    expect(view.signals['ETHUSDT']?.action).toBe('HOLD');
    expect(view.facts).toEqual([]);
    expect(isReplaceable('trade_signal')).toBe(true);
    expect(keyOf(signal('BTCUSDT', 'BUY'))).not.toBe(keyOf(signal('ETHUSDT', 'BUY')));
  });

  test('a snapshot has them all, and how their maker stands', () => {
    const before = applied(NOTHING, signal('SOLUSDT', 'BUY'));
    const away = { state: 'away', since: '2026-11-27T02:00:00Z', reason: 'refuses connections' };
    const after = applied(before, frame('snapshot', { trade_signals: { BTCUSDT: { symbol: 'BTCUSDT', action: 'BUY' } }, analysis: away }));

    expect(Object.keys(after.signals)).toEqual(['BTCUSDT']);
    expect(after.analysis).toEqual(away);
    expect(applied(after, frame('analysis', { state: 'serving', since: null, reason: '' })).analysis?.state).toBe('serving');
  });

  test('a gateway that tells of none is understood', () => {
    expect(applied(NOTHING, frame('snapshot', {}))).toMatchObject({ signals: {}, analysis: null });
  });
});
