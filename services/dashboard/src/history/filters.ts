export const PRESETS = [
  'all',
  'today',
  'this_week',
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'last_week',
  'month',
  'last_30',
  'year',
  'last_year',
  'custom',
] as const;
export type Preset = (typeof PRESETS)[number];

export const TABS = ['trades', 'fills', 'orders', 'settlements', 'positions', 'signals'] as const;
export type Tab = (typeof TABS)[number];

/** What the history shows. All of it stands in the address, so that a view can be sent to somebody. */
export interface Filters {
  preset: Preset;
  from: string;
  to: string;
  symbol: string;
  side: string;
  /** Whose money was moved; empty is the mode of the desk. */
  mode: string;
  result: string;
  exit_reason: string;
  hour: string;
  strategy: string;
  tab: Tab;
}

export const EVERYTHING: Filters = {
  preset: 'this_week',
  from: '',
  to: '',
  symbol: '',
  side: '',
  mode: '',
  result: '',
  exit_reason: '',
  hour: '',
  strategy: '',
  tab: 'trades',
};

export function filtersOf(search: string): Filters {
  const said = new URLSearchParams(search);
  const read = Object.fromEntries(
    Object.entries(EVERYTHING).map(([name, usual]) => [name, said.get(name) ?? usual]),
  ) as unknown as Filters;
  return {
    ...read,
    preset: PRESETS.includes(read.preset) ? read.preset : EVERYTHING.preset,
    tab: TABS.includes(read.tab) ? read.tab : EVERYTHING.tab,
  };
}

/** The address of a view; what is as usual is left out. */
export function searchOf(filters: Filters): string {
  const usual = EVERYTHING as unknown as Record<string, string>;
  const said = Object.entries(filters).filter(([name, value]) => value !== usual[name] && value !== '');
  return said.length === 0 ? '' : `?${new URLSearchParams(said as [string, string][])}`;
}

/** The day in New York, where the exchange's hours are counted. */
export function newYorkDay(now: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(now);
}

/** The days a preset means; weeks begin on Sunday. */
export function datesOf(filters: Pick<Filters, 'preset' | 'from' | 'to'>, today: string): { from: string; to: string } {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  const named = PRESETS.indexOf(filters.preset) - PRESETS.indexOf('sunday');
  const [year = '', month = ''] = today.split('-');
  switch (filters.preset) {
    case 'all':
      return { from: '', to: '' };
    case 'custom':
      return { from: filters.from, to: filters.to };
    case 'today':
      return { from: today, to: today };
    case 'this_week':
      return { from: plus(today, -weekday), to: today };
    case 'last_week':
      return { from: plus(today, -weekday - 7), to: plus(today, -weekday - 1) };
    case 'month':
      return { from: `${year}-${month}-01`, to: today };
    case 'last_30':
      return { from: plus(today, -29), to: today };
    case 'year':
      return { from: `${year}-01-01`, to: today };
    case 'last_year':
      return { from: `${Number(year) - 1}-01-01`, to: `${Number(year) - 1}-12-31` };
    default: {
      const day = plus(today, named - weekday);
      return { from: day, to: day };
    }
  }
}

/** Whether the view is of one known mode: what paper brought is never added to what was earned. */
export function canBeAdded(filters: Pick<Filters, 'mode'>): boolean {
  return filters.mode === '' || filters.mode === 'Paper' || filters.mode === 'Live';
}

/** What the server is asked with. */
export function askedWith(filters: Filters, today: string): Record<string, string> {
  const { symbol, side, mode, result, exit_reason, hour, strategy } = filters;
  return { ...datesOf(filters, today), symbol, side, mode, result, exit_reason, hour, strategy };
}

function plus(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
