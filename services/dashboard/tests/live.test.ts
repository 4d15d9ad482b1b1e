import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { delayBefore } from '../src/live/backoff';
import { ageAt, freshness } from '../src/live/freshness';
import { Gate } from '../src/live/gate';
import { pace } from '../src/live/link';
import { Skew } from '../src/live/skew';

describe('ages', () => {
  test('a price is amber from 3 s and red from 10 s on', () => {
    expect([2_999, 3_000, 9_999, 10_000].map((ms) => freshness(ms, 'price'))).toEqual(['fresh', 'ageing', 'ageing', 'stale']);
  });

  test('an account is red from 60 s on', () => {
    expect(freshness(59_999, 'account')).toBe('ageing');
    expect(freshness(60_000, 'account')).toBe('stale');
  });

  test('an unknown age is neither fresh nor stale', () => {
    expect(freshness(null, 'price')).toBe('unknown');
    expect(ageAt(null, 5)).toBeNull();
    expect(ageAt('no time', 5)).toBeNull();
  });

  test('a value from the future is as old as now', () => {
    expect(ageAt('2026-11-27T02:00:01Z', Date.parse('2026-11-27T02:00:00Z'))).toBe(0);
  });

  test('the message that travelled fastest tells the skew', () => {
    const skew = new Skew(3);
    skew.heard(1_000, 1_400);
    skew.heard(2_000, 2_050);
    skew.heard(3_000, 3_900);
    expect(skew.ms).toBe(-50);

    skew.heard(4_000, 4_300);
    skew.heard(5_000, 5_300);
    expect(skew.ms).toBe(-300);
  });

  test('late messages or a silence make the link slow', () => {
    expect(pace(200, 1_000)).toBe('live');
    expect(pace(1_000, 0)).toBe('slow');
    expect(pace(null, 5_000)).toBe('slow');
  });
});

test('waits grow, stay under ten seconds and never fall to nothing', () => {
  expect(delayBefore(0, 0)).toBe(100);
  expect(delayBefore(0, 1)).toBe(200);
  expect(delayBefore(500, 1)).toBe(10_000);
  expect(delayBefore(500, 0)).toBe(5_000);
});

describe('the gate', () => {
  let passed: string[];
  let gate: Gate<string>;

  beforeEach(() => {
    vi.useFakeTimers();
    passed = [];
    gate = new Gate((value) => passed.push(value), 100, () => Date.now());
  });

  afterEach(() => vi.useRealTimers());

  test('lets the first four through at once and the newest of a burst at the end', () => {
    ['a', 'b', 'c', 'd', 'e', 'f'].forEach((value) => gate.offer('price', value));
    expect(passed).toEqual(['a', 'b', 'c', 'd']);

    vi.advanceTimersByTime(100);
    expect(passed).toEqual(['a', 'b', 'c', 'd', 'f']);
  });

  test('one that was held up holds up none after it', () => {
    for (const pause of [250, 1, 49, 100, 100, 100]) {
      gate.offer('price', String(pause) + passed.length);
      expect(passed.at(-1)).toBe(String(pause) + (passed.length - 1));
      vi.advanceTimersByTime(pause);
    }
  });

  test('ten values a second that come unevenly wait for nothing', () => {
    for (const pause of [130, 70, 95, 165, 40]) {
      gate.offer('price', String(pause));
      expect(passed.at(-1)).toBe(String(pause));
      vi.advanceTimersByTime(pause);
    }
  });

  test('and in the long run no more pass than may', () => {
    for (let turn = 0; turn < 1_000; turn++) {
      gate.offer('price', String(turn));
      vi.advanceTimersByTime(10);
    }
    // In ten seconds a hundred, the very first and those ahead.
    expect(passed).toHaveLength(104);
  });

  test('ten values a second pass as they come', () => {
    for (let turn = 0; turn < 10; turn++) {
      gate.offer('price', String(turn));
      vi.advanceTimersByTime(100);
    }
    expect(passed).toHaveLength(10);
  });

  test('one key does not hold up another', () => {
    gate.offer('price:BTC', 'a');
    gate.offer('price:ETH', 'b');
    expect(passed).toEqual(['a', 'b']);
  });

  test('a page that is seen again gets the newest at once', () => {
    gate.slowDownTo(1_000);
    ['a', 'b', 'c', 'd', 'e'].forEach((value) => gate.offer('price', value));
    expect(passed).toEqual(['a', 'b', 'c', 'd']);
    gate.slowDownTo(100);
    expect(passed).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});
