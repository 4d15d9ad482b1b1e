import type { Mode } from '../api/types';

export const DASH = '–';
const MINUS = '\u2212';

type Maybe = number | null | undefined;

/** Numbers and times as one person reads them: a locale and a time zone. A missing value is a dash, a zero is a zero. */
export class Formats {
  private readonly numbers = new Map<string, Intl.NumberFormat>();
  private readonly dayTime: Intl.DateTimeFormat;
  private readonly dayOnly: Intl.DateTimeFormat;
  private readonly timeOnly: Intl.DateTimeFormat;
  private readonly zoneName: Intl.DateTimeFormat;

  constructor(
    readonly locale: string,
    readonly zone: string,
  ) {
    const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
    const at = { timeZone: zone } as const;
    this.dayTime = new Intl.DateTimeFormat(locale, { ...at, ...clock, month: 'short', day: 'numeric' });
    this.dayOnly = new Intl.DateTimeFormat(locale, { ...at, month: 'short', day: 'numeric', year: 'numeric' });
    this.timeOnly = new Intl.DateTimeFormat(locale, { ...at, ...clock });
    this.zoneName = new Intl.DateTimeFormat('en-US', { ...at, timeZoneName: 'short' });
  }

  /** Dollars with cents: $1,234.50. */
  money(value: Maybe): string {
    return this.number(value, { style: 'currency', currency: 'USD' });
  }

  /** Dollars with a sign in front: +$1.20. */
  gain(value: Maybe): string {
    return this.number(value, { style: 'currency', currency: 'USD', signDisplay: 'exceptZero' });
  }

  /** A price of the symbol: $118,412.35. */
  price(value: Maybe): string {
    return this.money(value);
  }

  /** A strike, which is whole dollars: $118,500. */
  strike(value: Maybe): string {
    return this.number(value, { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });
  }

  /** A price of a contract given in dollars, as traders say it: 94¢. */
  contract(dollars: Maybe): string {
    return missing(dollars) ? DASH : this.cents(dollars * 100);
  }

  cents(value: Maybe): string {
    return missing(value) ? DASH : `${this.plain(value, 0, 2)}¢`;
  }

  /** A share that is already in percent: 97.4 %. */
  percent(value: Maybe, digits = 1): string {
    return missing(value) ? DASH : `${this.plain(value, digits, digits)}%`;
  }

  signedPercent(value: Maybe, digits = 2): string {
    return missing(value) ? DASH : `${this.signed(value, digits)}%`;
  }

  signed(value: Maybe, digits = 2): string {
    return this.number(value, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: 'exceptZero',
    });
  }

  count(value: Maybe): string {
    return this.number(value, { maximumFractionDigits: 2 });
  }

  /** Many contracts in little room: 12.4K. */
  compact(value: Maybe): string {
    return this.number(value, { notation: 'compact', maximumFractionDigits: 1 });
  }

  plain(value: number, least: number, most: number): string {
    return this.number(value, { minimumFractionDigits: least, maximumFractionDigits: most });
  }

  bytes(value: Maybe): string {
    if (missing(value)) {
      return DASH;
    }
    const step = value >= 2 ** 30 ? 30 : 20;
    return `${this.plain(value / 2 ** step, 0, step === 30 ? 1 : 0)} ${step === 30 ? 'GiB' : 'MiB'}`;
  }

  /** The name of the zone at that time: EST. */
  zoneAt(at: Date): string {
    return this.zoneName.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? this.zone;
  }

  /** Clock time with its zone. */
  time(at: string | number | null | undefined): string {
    return this.dated(at, (date) => `${this.timeOnly.format(date)} ${this.zoneAt(date)}`);
  }

  /** Clock time where a heading names the zone. */
  bareTime(at: string | number | null | undefined): string {
    return this.dated(at, (date) => this.timeOnly.format(date));
  }

  moment(at: string | number | null | undefined): string {
    return this.dated(at, (date) => `${this.dayTime.format(date)} ${this.zoneAt(date)}`);
  }

  bareMoment(at: string | number | null | undefined): string {
    return this.dated(at, (date) => this.dayTime.format(date));
  }

  day(at: string | number | null | undefined): string {
    return this.dated(at, (date) => this.dayOnly.format(date));
  }

  private dated(at: string | number | null | undefined, write: (date: Date) => string): string {
    if (at === null || at === undefined) {
      return DASH;
    }
    const date = new Date(at);
    return Number.isNaN(date.getTime()) ? DASH : write(date);
  }

  private number(value: Maybe, options: Intl.NumberFormatOptions): string {
    if (missing(value)) {
      return DASH;
    }
    const key = JSON.stringify(options);
    let format = this.numbers.get(key);
    if (!format) {
      format = new Intl.NumberFormat(this.locale, options);
      this.numbers.set(key, format);
    }
    return format.format(value).replace('-', MINUS);
  }
}

function missing(value: Maybe): value is null | undefined {
  return value === null || value === undefined || !Number.isFinite(value);
}

/** Time to close: 14:07, or 1:02:09 when there is more than an hour. */
export function countdown(seconds: Maybe): string {
  if (missing(seconds)) {
    return DASH;
  }
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const tail = `${String(minutes).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

/** An age in the unit that reads best: 0.4 s, 12 s, 3 min, 2 h, 4 d. */
export function age(ms: Maybe): string {
  if (missing(ms)) {
    return DASH;
  }
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 9.95) {
    return `${seconds.toFixed(1)} s`;
  }
  if (seconds < 120) {
    return `${Math.floor(seconds)} s`;
  }
  if (seconds < 7200) {
    return `${Math.floor(seconds / 60)} min`;
  }
  return seconds < 172_800 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86_400)} d`;
}

/** The mode in one spelling, whichever the sender uses. */
export function modeOf(word: string | null | undefined): Mode {
  const lower = (word ?? '').toLowerCase();
  return lower === 'live' || lower === 'demo' ? lower : 'paper';
}

/** Which way a number points, as the name of a class. */
export function direction(value: Maybe): 'up' | 'down' | '' {
  return missing(value) || value === 0 ? '' : value > 0 ? 'up' : 'down';
}
