import { describe, expect, test } from 'vitest';
import type { AnalysisState, TradeSignal } from '../src/api/types';
import { freshness } from '../src/live/freshness';
import { signalAbout } from '../src/monitor/signals';
import { analysisTrouble } from '../src/shell/analysis';
import { en } from '../src/words/en';

const NOW = Date.parse('2026-11-27T02:00:00Z');
const MINUTE = 60_000;

const signal = (symbol: string, minutesAgo = 1): TradeSignal => ({
  symbol,
  action: 'BUY',
  price: 45_000,
  ai_confidence: 0.75,
  timestamp: new Date(NOW - minutesAgo * MINUTE).toISOString(),
  timeframe: '1h',
  model_version: 'technical-1',
  id: symbol,
  reasoning: '',
});
const known = (...signals: TradeSignal[]) => Object.fromEntries(signals.map((each) => [each.symbol, each]));

describe('the signal about a symbol', () => {
  test('is found in whatever the symbol is quoted', () => {
    for (const quoted of ['BTC', 'BTCUSDT', 'BTC-USD', 'BTC/USDC', 'BTCUSD']) {
      expect(signalAbout('BTC', known(signal(quoted)))?.symbol).toBe(quoted);
    }
  });

  test('is not that of another that begins alike', () => {
    expect(signalAbout('BTC', known(signal('BTCDOMUSDT'), signal('BTCETH'), signal('WBTC'), signal('ETHUSDT')))).toBeNull();
  });

  test('is the newest of several', () => {
    expect(signalAbout('BTC', known(signal('BTC', 3), signal('BTCUSDT', 1), signal('BTC-USD', 2)))?.symbol).toBe('BTCUSDT');
  });

  test('ages from five minutes on, and counts no more from fifteen on', () => {
    expect([299_999, 300_000, 899_999, 900_000].map((ms) => freshness(ms, 'signal'))).toEqual(['fresh', 'ageing', 'ageing', 'stale']);
  });
});

describe('the banner of analysis', () => {
  const state = (word: AnalysisState['state'], reason = ''): AnalysisState => ({ state: word, since: word === 'serving' || word === 'not_used' ? null : new Date(NOW - 3 * MINUTE).toISOString(), reason });
  const time = (at: number) => new Date(at).toISOString().slice(11, 16);

  test('says nothing while it serves, is not used here, or is not known', () => {
    for (const each of [state('serving'), state('not_used'), null]) {
      expect(analysisTrouble(en.banner, each, {}, NOW, time)).toBeNull();
    }
  });

  test('says since when it is away, why, and until when the last signal counts', () => {
    const said = analysisTrouble(en.banner, state('away', 'refuses connections'), known(signal('BTC', 4), signal('ETH', 9)), NOW, time);

    expect(said).toBe('AI degraded for 3 min: the analysis service is away (refuses connections). Trading goes on without it; the last signal counts until 02:11.');
  });

  test('says that none counts once the last is too old, or there never was one', () => {
    for (const signals of [known(signal('BTC', 15)), {}]) {
      expect(analysisTrouble(en.banner, state('away'), signals, NOW, time)).toContain('no signal counts any more');
    }
  });

  test('says that the built-in model is alone', () => {
    expect(analysisTrouble(en.banner, state('reduced', 'gpt-4o-mini: it answered 503'), {}, NOW, time)).toBe(
      'AI degraded for 3 min: the language model cannot be had (gpt-4o-mini: it answered 503). The built-in model answers alone.',
    );
  });
});
