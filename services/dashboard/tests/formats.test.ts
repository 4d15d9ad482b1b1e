import { describe, expect, test } from 'vitest';
import { age, countdown, direction, Formats, modeOf } from '../src/format/formats';

const us = new Formats('en-US', 'America/New_York');

describe('numbers', () => {
  test('a missing value is a dash and a zero is a zero', () => {
    expect(us.money(null)).toBe('–');
    expect(us.money(undefined)).toBe('–');
    expect(us.money(Number.NaN)).toBe('–');
    expect(us.money(0)).toBe('$0.00');
    expect(us.cents(0)).toBe('0¢');
    expect(us.percent(0)).toBe('0.0%');
  });

  test('gains carry a sign, losses a real minus', () => {
    expect(us.gain(1.2)).toBe('+$1.20');
    expect(us.gain(-1.2)).toBe('\u2212$1.20');
    expect(us.gain(0)).toBe('$0.00');
  });

  test('contract prices in dollars are read in cents', () => {
    expect(us.contract(0.94)).toBe('94¢');
    expect(us.contract(0.945)).toBe('94.5¢');
  });

  test('a locale writes its own way', () => {
    expect(new Formats('de-DE', 'UTC').percent(97.4)).toBe('97,4%');
  });
});

describe('times', () => {
  test('an absolute time names its zone', () => {
    expect(us.time('2026-11-27T02:00:00Z')).toBe('21:00:00 EST');
    expect(us.time('2026-07-01T02:00:00Z')).toBe('22:00:00 EDT');
    expect(us.moment(null)).toBe('–');
  });

  test('the countdown never goes below zero', () => {
    expect(countdown(847)).toBe('14:07');
    expect(countdown(3_729)).toBe('1:02:09');
    expect(countdown(-3)).toBe('00:00');
    expect(countdown(null)).toBe('–');
  });

  test('an age is told in the unit that reads best', () => {
    expect([400, 12_000, 180_000, 7_300_000, 400_000_000].map(age)).toEqual(['0.4 s', '12 s', '3 min', '2 h', '4 d']);
  });
});

test('a mode has one spelling', () => {
  expect(modeOf('Live')).toBe('live');
  expect(modeOf('Paper')).toBe('paper');
  expect(modeOf(null)).toBe('paper');
});

test('nothing and zero point nowhere', () => {
  expect([null, 0, 0.1, -0.1].map(direction)).toEqual(['', '', 'up', 'down']);
});
