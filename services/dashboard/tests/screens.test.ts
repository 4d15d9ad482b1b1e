import { describe, expect, test, vi } from 'vitest';
import { escalates, isLoud, readingOf, silenceOf, toldLately } from '../src/alerts/reading';
import type { AlertCause, AlertLine, Delivery, EquityPoint, ExportLine, LogLine, Node, Ports, Silenced } from '../src/api/types';
import { Problem } from '../src/api/client';
import { query } from '../src/api/query';
import { askedWith, canBeAdded, datesOf, EVERYTHING, filtersOf, searchOf } from '../src/history/filters';
import { ended, isLarge } from '../src/history/files';
import { heatOf, strengthOf } from '../src/history/heat';
import { isTyping, step } from '../src/keys/keymap';
import { merged } from '../src/logs/merge';
import { essential, layersOf } from '../src/system/layers';
import { portLines } from '../src/system/ports';
import { left } from '../src/system/restarting';
import { hoursOn, placeOn } from '../src/system/strip';
import { visibleRange } from '../src/ui/range';

describe('files of the history', () => {
  const line = (id: number, state: ExportLine['state']): ExportLine => ({ id, name: `${id}.csv`, state, problem: '', bytes: 0, asked_by: 'anna', created_at: '', finished_at: null, expires_at: '' });

  test('nobody waits for a large one', () => {
    expect([isLarge(10_000, false), isLarge(10_001, true), isLarge(null, true), isLarge(null, false)]).toEqual([false, true, false, true]);
  });

  test('are told once, and only by the page that saw them being made', () => {
    const now = [line(3, 'ready'), line(2, 'failed'), line(1, 'ready')];

    expect(ended([line(3, 'running'), line(2, 'running')], now).map((each) => each.id)).toEqual([3, 2]);
    expect(ended(now, now)).toEqual([]);
    expect(ended([], now)).toEqual([]);
  });
});

describe('filters of the history', () => {
  test('stand in the address and come back from it', () => {
    const filters = { ...EVERYTHING, preset: 'last_30' as const, symbol: 'BTC', hour: '0', tab: 'fills' as const };

    expect(filtersOf(searchOf(filters))).toEqual(filters);
    expect(searchOf(EVERYTHING)).toBe('');
  });

  test('an address that somebody made up falls back to the usual', () => {
    expect(filtersOf('?preset=tomorrow&tab=secrets')).toEqual(EVERYTHING);
  });

  test.each([
    ['today', '2026-11-27', '2026-11-27'],
    ['this_week', '2026-11-22', '2026-11-27'],
    ['wednesday', '2026-11-25', '2026-11-25'],
    ['last_week', '2026-11-15', '2026-11-21'],
    ['month', '2026-11-01', '2026-11-27'],
    ['last_30', '2026-10-29', '2026-11-27'],
    ['last_year', '2025-01-01', '2025-12-31'],
    ['all', '', ''],
  ] as const)('%s', (preset, from, to) => {
    expect(datesOf({ preset, from: '', to: '' }, '2026-11-27')).toEqual({ from, to });
  });

  test('figures are of one known mode only', () => {
    expect(['', 'Paper', 'Live', 'unknown', 'any'].map((mode) => canBeAdded({ mode }))).toEqual([true, true, true, false, false]);
    expect(query(askedWith({ ...EVERYTHING, preset: 'all', mode: 'Live' }, '2026-11-27'))).toBe('?mode=Live');
  });

  test('a week that begins today is one day long', () => {
    expect(datesOf({ preset: 'this_week', from: '', to: '' }, '2026-11-22')).toEqual({ from: '2026-11-22', to: '2026-11-22' });
  });

  test('midnight is an hour like any other', () => {
    expect(query(askedWith({ ...EVERYTHING, preset: 'all', hour: '0' }, '2026-11-27'))).toBe('?hour=0');
  });
});

describe('the heat by day and hour', () => {
  const point = (at: string, pnl: number) => ({ at, pnl }) as EquityPoint;

  test('falls on the hour of the zone', () => {
    const cells = heatOf([point('2026-11-27T02:10:00Z', 2), point('2026-11-27T02:50:00Z', -3)], 'America/New_York');

    expect(cells[4]?.[21]).toEqual({ trades: 2, pnl: -1 });
  });

  test('no trade is no strength; the strongest has four', () => {
    expect(strengthOf({ trades: 0, pnl: 0 }, 10)).toBe(0);
    expect(strengthOf({ trades: 1, pnl: 0 }, 10)).toBe(1);
    expect(strengthOf({ trades: 1, pnl: -10 }, 10)).toBe(4);
  });
});

describe('the service graph', () => {
  const edges = [
    { from: 'page', to: 'manager' },
    { from: 'manager', to: 'executor' },
    { from: 'page', to: 'executor' },
  ];

  test('puts everyone below all that it needs', () => {
    const layers = Object.fromEntries(layersOf(['page', 'manager', 'executor'], edges).map(({ name, layer }) => [name, layer]));

    expect(layers).toEqual({ executor: 0, manager: 1, page: 2 });
  });

  test('survives a circle', () => {
    expect(layersOf(['a', 'b'], [{ from: 'a', to: 'b' }, { from: 'b', to: 'a' }])).toHaveLength(2);
  });

  test('leaves out what follows from the others', () => {
    expect(essential(edges)).toEqual(edges.slice(0, 2));
  });
});

describe('the port manifest', () => {
  const node = (component: string, port: number) => ({ component, port, state: 'ready' }) as Node;

  test('finds a port used twice and one that is not listened on', () => {
    const manifest = { ports: { trade_manager: 4000, db_poller: 4000, main_app: 3000 } } as unknown as Ports;
    const lines = portLines(manifest, [node('main-app', 3001), node('trade-manager', 4000)]);

    expect(lines.map((line) => [line.service, line.fault])).toEqual([
      ['main_app', 'other'],
      ['trade_manager', 'twice'],
      ['db_poller', 'twice'],
    ]);
  });
});

describe('a restart that was not taken', () => {
  const refused = (reason: string, commands: string[]) => new Problem(409, 'Conflict', 'because', 'r-1', [], null, { reason, commands, checks: [] }, reason);

  test('is refused in words, or left to somebody who may with his command', () => {
    const soon = refused('TooSoon', []);

    expect(left(soon)).toEqual({ kind: 'refused', problem: soon });
    expect(left(refused('OperatorOnly', ['kubectl annotate']))).toEqual({ kind: 'by-hand', why: 'because', commands: ['kubectl annotate'] });
  });

  test('is refused where nobody answered, or something that is no gateway', () => {
    const silence = new Problem(0, '', 'timeout');
    const proxy = new Problem(502, '', '', null, [], null, 'Bad Gateway');

    expect(left(silence)).toEqual({ kind: 'refused', problem: silence });
    expect(left(proxy)).toEqual({ kind: 'refused', problem: proxy });
  });
});

describe('keys', () => {
  test('G and a letter go to a screen; K twice opens the kill sheet', () => {
    expect(step(step(null, 'g', 0).before, 'h', 500).command).toBe('history');
    expect(step(step(null, 'k', 0).before, 'K', 500).command).toBe('kill');
  });

  test('a letter that comes late stands alone', () => {
    expect(step(step(null, 'k', 0).before, 'k', 1_300).command).toBeNull();
    expect(step(step(null, 'g', 0).before, 't', 5_000).command).toBe('ticket');
  });

  test('what is typed into a field is no command', () => {
    expect(isTyping({ tagName: 'INPUT', type: 'text' })).toBe(true);
    expect(isTyping({ tagName: 'INPUT', type: 'checkbox' })).toBe(false);
    expect(isTyping({ tagName: 'BUTTON' })).toBe(false);
  });
});

test('lines of the log come once, newest first', () => {
  const line = (at: string) => ({ at, source: 's', component: 'c', text: 't' }) as LogLine;
  const known = [line('2026-11-27T02:00:02Z')];

  expect(merged(known, known)).toBe(known);
  expect(merged(known, [line('2026-11-27T02:00:03Z'), ...known]).map((each) => each.at.slice(17, 19))).toEqual(['03', '02']);
});

describe('alerts', () => {
  const NOW = Date.parse('2026-11-27T12:00:00Z');
  const alert = (more: Partial<AlertLine> = {}) =>
    ({ id: 'a', type: 'cpu_usage', service: 'ai_service', about: 'ai_service', source: 'symptom', text: 'CPU is high.', evidence: {}, acknowledged: null, deliveries: [], ...more }) as unknown as AlertLine;
  const silence = (more: Partial<Silenced> = {}) => ({ id: 1, type: '', service: '', about: '', until: '2026-11-27T13:00:00Z', ...more }) as Silenced;
  const told = (step: string, at: string, delivered = true) => ({ step, last_attempt_at: at, taken_at: delivered ? at : null }) as Delivery;
  const cause = (of: AlertLine, severity = 'critical') => ({ cause: 'c', severity, alert: of, dependents: [] }) as unknown as AlertCause;

  test('a root cause is read part by part, and nothing of it twice', () => {
    const root = alert({ source: 'cause', about: 'dns', text: 'dns is the cause: no answer. Trading stops.', evidence: { evidence: 'no answer', impact: 'Trading stops.', action: 'wait', sufferers: 'all', tries: '3' } });

    expect(readingOf(root)).toEqual({ root: 'dns', text: 'No answer.', impact: 'Trading stops.', next: 'Wait.', evidence: [['tries', '3']] });
    expect(readingOf(alert({ evidence: { value: '91' } }))).toEqual({ root: '', text: 'CPU is high.', impact: '', next: '', evidence: [['value', '91']] });
  });

  test('a silence covers what it names, for as long as it lasts; the longest counts', () => {
    const short = silence({ id: 2, type: 'cpu_usage', until: '2026-11-27T12:30:00Z' });

    expect(silenceOf(alert(), [short, silence({ service: 'ai_service' })], NOW)?.id).toBe(1);
    expect(silenceOf(alert(), [short], NOW + 3_600_000)).toBeNull();
    expect(silenceOf(alert({ about: 'other' }), [silence({ about: 'ai_service' })], NOW)).toBeNull();
  });

  test('what somebody took on or silenced is not loud and does not escalate', () => {
    const open = cause(alert({ deliveries: [told('critical', '2026-11-27T11:59:00Z')] }));
    const taken = cause(alert({ ...open.alert, acknowledged: { by: 'eve', at: '', note: '' } }));

    expect([isLoud(open, [], NOW), escalates(open, [], NOW)]).toEqual([true, true]);
    expect([isLoud(taken, [], NOW), escalates(taken, [], NOW)]).toEqual([false, false]);
    expect([isLoud(open, [silence()], NOW), escalates(open, [silence()], NOW)]).toEqual([false, false]);
    expect(escalates(cause(alert({ deliveries: [told('critical', '2026-11-27T11:59:00Z', false)] })), [], NOW)).toBe(false);
  });

  test('who was told last stands first', () => {
    const lines = [told('critical', '2026-11-27T11:00:00Z'), told('escalated-2', '2026-11-27T11:15:00Z'), told('escalated-1', '2026-11-27T11:05:00Z')];

    expect(toldLately(alert({ deliveries: lines }), 2).map((each) => each.step)).toEqual(['escalated-2', 'escalated-1']);
  });
});

test('a long list draws what is seen, with some to spare', () => {
  expect(visibleRange(0, 340, 34, 100_000)).toEqual({ from: 0, to: 22 });
  expect(visibleRange(3_400_000, 340, 34, 100_000)).toEqual({ from: 99_988, to: 100_000 });
  expect(visibleRange(0, 340, 34, 0)).toEqual({ from: 0, to: 0 });
});

test('a strip has its full hours', () => {
  const from = Date.parse('2026-11-26T02:30:00Z');
  const to = Date.parse('2026-11-27T02:30:00Z');

  expect(hoursOn(from, to).map((at) => new Date(at).getUTCHours())).toEqual([6, 12, 18, 0]);
  expect(placeOn(from, to, (from + to) / 2)).toBe(50);
});

describe('what a fact is told as', async () => {
  vi.stubGlobal('navigator', { language: 'en-US' });
  const { told } = await import('../src/shell/facts');
  const fact = (topic: string, payload: Record<string, unknown>) => told({ id: 1, kind: topic, topic, key: '', at: '', payload });

  test('a stop rule that fired is no alert', () => {
    expect(fact('risk', { type: 'stop_fired', trade_id: 17, ticker: 'KXBTCD', side: 'Y', reason: 'current_probability' })).toEqual({
      tone: 'warn',
      title: 'A stop rule fired',
      text: 'KXBTCD · Y · current probability',
      loud: true,
      trade: 17,
    });
  });

  test('an alert that is over is good news, whatever it was', () => {
    const alert = { type: 'account_access', severity: 'critical', text: 'Kalshi refuses the key.' };

    expect(fact('alert', { ...alert, state: 'raised' })).toMatchObject({ tone: 'bad', title: 'Critical: Account access' });
    expect(fact('alert', { ...alert, state: 'cleared' })).toMatchObject({ tone: 'good', title: 'Over: Account access' });
  });
});
