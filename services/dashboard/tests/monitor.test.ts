import { describe, expect, test } from 'vitest';
import type { Fact } from '../src/live/frames';
import type { ActiveTrade, AllSettings, Kill, StopInForce, TableRow, TradeDetail, TradeLine } from '../src/api/types';
import { after, allows, DISARMED } from '../src/monitor/arming';
import { marksOf, pausesOf, windowOf } from '../src/monitor/candles';
import { anchorAfter, arrowsOf, bandOf, ladder, pointing } from '../src/monitor/ladder';
import { sparkline } from '../src/monitor/sparkline';
import { moments } from '../src/monitor/timeline';
import { feedOf } from '../src/monitor/feed';
import { changesIn, kindsToRevert } from '../src/monitor/versions';
import { changes, draftOf, floorRule, isDetached, ownFloor, wishOf } from '../src/monitor/stops';

const rows = Array.from({ length: 21 }, (_, index) => ({ strike: 1_000 + index * 10 }) as TableRow);

describe('the strike table', () => {
  test('shows seven rows each side, the highest first, the price between', () => {
    const shown = ladder(rows, 1_104, 1_104);

    expect(shown.above.map((row) => row.strike)).toEqual([1_170, 1_160, 1_150, 1_140, 1_130, 1_120, 1_110]);
    expect(shown.below.map((row) => row.strike)).toEqual([1_100, 1_090, 1_080, 1_070, 1_060, 1_050, 1_040]);
  });

  test('a price that has moved within the rows moves the line, not the rows', () => {
    const shown = ladder(rows, 1_104, 1_116);

    expect(shown.above).toHaveLength(6);
    expect(shown.below).toHaveLength(8);
  });

  test('a strike at the price is not below it', () => {
    expect(ladder(rows, 1_100, 1_100).above.at(-1)?.strike).toBe(1_100);
  });

  test('is centred anew after more than two strikes, and not under a pointer', () => {
    expect(anchorAfter(null, 1_100, 10, false)).toBe(1_100);
    expect(anchorAfter(1_100, 1_120, 10, false)).toBe(1_100);
    expect(anchorAfter(1_100, 1_121, 10, false)).toBe(1_121);
    expect(anchorAfter(1_100, 1_150, 10, true)).toBe(1_100);
  });

  test('arrows follow the strength and point where the price tends to return', () => {
    expect([0, 4, 5, -10, 20, -30].map(arrowsOf)).toEqual([0, 0, 1, 2, 3, 3]);
    expect([null, 4, 12, -12].map(pointing)).toEqual([null, null, 'down', 'up']);
  });

  test('the band is lit on one side only, strongest at the price', () => {
    expect([0, 1, 2, 3, 4, 5].map((distance) => bandOf('down', distance, 12))).toEqual([3, 3, 2, 2, 1, 0]);
    expect(bandOf('up', 0, 12)).toBe(0);
    expect(bandOf('up', 0, null)).toBe(0);
  });
});

describe('one-click', () => {
  const armed = after(DISARMED, { kind: 'arm', at: 0, most: 10 });

  test('ends after fifteen minutes', () => {
    expect(allows(armed, 10, 899_999)).toBe(true);
    expect(allows(armed, 10, 900_000)).toBe(false);
    expect(after(armed, { kind: 'tick', at: 900_000 })).toBe(DISARMED);
  });

  test('has a cap', () => {
    expect(allows(armed, 11, 1)).toBe(false);
    expect(after(DISARMED, { kind: 'arm', at: 0, most: 0 })).toBe(DISARMED);
  });

  test('ends with the mode, with old data, with the link and after a minute away', () => {
    for (const kind of ['mode-changed', 'stale', 'reconnected', 'disarm'] as const) {
      expect(after(armed, { kind })).toBe(DISARMED);
    }
    expect(after(armed, { kind: 'returned', awayMs: 59_999 })).toBe(armed);
    expect(after(armed, { kind: 'returned', awayMs: 60_000 })).toBe(DISARMED);
  });
});

describe('the chart', () => {
  test('marks stand on their candle; what never opened has none', () => {
    const base = { strike: '$1', side: 'yes', symbol: 'BTC' };
    const closed = { ...base, id: 1, opened_at: '2026-11-27T02:00:41Z', closed_at: '2026-11-27T02:05:10Z', pnl: -1 } as TradeLine;
    const pending = { ...base, id: 2, opened_at: null } as ActiveTrade;
    const marks = marksOf([closed], [pending], '1m');

    expect(marks.map((mark) => [mark.id, mark.t % 60, mark.won])).toEqual([['1:in', 0, true], ['1:out', 0, false]]);
  });

  test('a halt that is in force lasts until now', () => {
    const kill = { level: 'flatten', since: '2026-11-27T02:00:00Z' } as Kill;
    const now = Date.parse('2026-11-27T02:10:00Z');

    expect(pausesOf(kill, [], now)).toEqual([{ from: now / 1000 - 600, to: now / 1000 }]);
    expect(pausesOf({ ...kill, level: 'none' }, [], now)).toEqual([]);
  });

  test.each([
    ['1s', 3_600],
    ['1m', 86_400],
    ['5m', 3 * 86_400],
    ['1h', 10 * 86_400],
    ['1d', 30 * 86_400],
  ] as const)('asks for no more %s candles than a request may', (step, most) => {
    const { from, to } = windowOf(step, Date.parse('2026-11-27T02:00:00Z'));

    expect((Date.parse(to) - Date.parse(from)) / 1000).toBeLessThanOrEqual(most);
  });

  test('a line always has zero in it', () => {
    expect(sparkline([], 100, 40).path).toBe('');
    const drawn = sparkline([0.2, 0.4], 100, 40);
    expect(drawn.path).toBe('M0 19.5L100 0');
    expect(drawn.zero).toBeGreaterThan(38);
  });
});

test('states, orders and fills stand in one line of time', () => {
  const detail = {
    timeline: [{ version: 1, at: '2026-11-27T02:00:00Z', event: 'open_ticket', to: 'pending', why: '', actor: 'anna' }],
    orders: [{ client_order_id: 'c', sent_at: '2026-11-27T02:00:02Z', answered_at: null, purpose: 'open', count: 1, yes_limit: 0.9, time_in_force: 'fok' }],
    fills: [{ fill_id: 'f', at: '2026-11-27T02:00:01Z', action: 'buy', count: 1, side: 'yes' }],
  } as unknown as TradeDetail;

  expect(moments(detail, { sent: 's', answered: 'a', fill: 'f' }).map((moment) => moment.kind)).toEqual(['state', 'fill', 'order']);
});

test('a version tells what it changed, a zero as well', () => {
  const older = { version: 1, min_probability: 95, min_differential: 0.25, changed_by: 'a' } as AllSettings;
  const newer = { ...older, version: 2, min_differential: 0, changed_by: 'b' };

  expect(changesIn(newer, older)).toEqual([{ name: 'min_differential', from: '0.25', to: '0' }]);
  expect(changesIn(older, undefined)).toEqual([]);
});

test('what goes back is what was changed since, each by its own way', () => {
  const first = { version: 1, min_probability: 95, current_probability: 25, spike_alert_enabled: true, changed_by: 'a', changed_at: 'x' } as AllSettings;
  const stop = { ...first, version: 2, current_probability: 30 };
  const spike = { ...stop, version: 3, spike_alert_enabled: false };
  const entry = { ...spike, version: 4, min_probability: 97 };

  expect(kindsToRevert(spike, entry)).toEqual(['auto_entry']);
  expect(kindsToRevert(first, stop)).toEqual(['auto_stop']);
  expect(kindsToRevert(stop, spike)).toEqual(['spike']);
  expect(kindsToRevert(first, entry).sort()).toEqual(['auto_entry', 'auto_stop', 'spike']);
  expect(kindsToRevert({ ...entry, version: 2 }, entry)).toEqual([]);
});

describe('the feed', () => {
  const facts = [9, 7, 3].map((id) => ({ id }) as Fact);
  const gap = { after: 3, upTo: 9, at: 'x' };

  test('shows a gap below all that came after it', () => {
    expect(feedOf(facts, [gap], 10)).toEqual([{ fact: { id: 9 } }, { fact: { id: 7 } }, { gap }, { fact: { id: 3 } }]);
  });

  test('a gap before everything that is known stands last', () => {
    expect(feedOf(facts, [{ ...gap, after: 1 }], 10).at(-1)).toEqual({ gap: { ...gap, after: 1 } });
  });

  test('has an end', () => {
    expect(feedOf(facts, [], 2)).toHaveLength(2);
  });
});

describe('the stop of one trade', () => {
  const desks: StopInForce = { attached: true, desk_on: true, floor: 40, source: 'desk', own_floor: null, version: 0, changed_by: null, changed_at: null };
  const own: StopInForce = { ...desks, floor: 55, source: 'trade', own_floor: 55, version: 2 };

  test('begins as it is in force and changes nothing by itself', () => {
    expect(draftOf(desks)).toEqual({ attached: true, own: false, floor: 40 });
    expect(draftOf(own)).toEqual({ attached: true, own: true, floor: 55 });
    expect(changes(draftOf(desks), desks)).toBe(false);
    expect(changes(draftOf(own), own)).toBe(false);
    expect(changes({ ...draftOf(own), own: false }, own)).toBe(true);
    expect(changes({ ...draftOf(desks), attached: false }, desks)).toBe(true);
  });

  test('is asked for with the version that was seen; as the desk is null', () => {
    expect(wishOf(draftOf(own), 2, 'r')).toEqual({ request_id: 'r', auto_stop: true, current_probability: 55, version: 2 });
    expect(wishOf({ attached: false, own: false, floor: 40 }, 0, 'r')).toEqual({ request_id: 'r', auto_stop: false, current_probability: null, version: 0 });
  });

  test('has a floor of whole percent', () => {
    expect([0, 100, 55].map((floor) => floorRule({ attached: true, own: true, floor }))).toEqual([true, true, true]);
    expect([-1, 101, 40.5, null].map((floor) => floorRule({ attached: true, own: true, floor }))).toEqual([false, false, false, false]);
    expect(floorRule({ attached: true, own: false, floor: null })).toBe(true);
  });

  test('is loud when it is detached, and an old snapshot says nothing of it', () => {
    expect(isDetached({ stop: { ...desks, attached: false } })).toBe(true);
    expect(isDetached({ stop: desks })).toBe(false);
    expect(isDetached({} as ActiveTrade)).toBe(false);
    expect(ownFloor({ stop: own })).toBe(55);
    expect(ownFloor({ stop: { ...own, desk_on: false } })).toBe(null);
  });
});
