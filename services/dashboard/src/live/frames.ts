import type {
  Account,
  ActiveTrades,
  Aged,
  AlertsView,
  AnalysisState,
  Desk,
  EntryStatus,
  EntryWord,
  Kill,
  PriceLine,
  RosterLine,
  TablePanel,
  TradeSignal,
} from '../api/types';

/** One message of the socket. */
export interface Frame {
  type: string;
  seq: number;
  ts: string;
  data: unknown;
  fact_id?: number | null;
}

/** Something that happened and stays true: a fill, a state of a trade, an alert. */
export interface Fact {
  id: number;
  kind: string;
  /** The topic under which its service told it. */
  topic: string;
  key: string;
  at: string;
  payload: Record<string, unknown>;
}

/** Facts after one and up to another were missed, and nobody could tell all of them any more. */
export interface Gap {
  after: number;
  upTo: number;
  at: string;
}

export type DeskHead = Pick<Desk, 'name' | 'mode' | 'version' | 'symbols'>;

type BySymbol<T> = Readonly<Record<string, T>>;

export interface LiveView {
  /** What is the same for everybody; what a person may do is told by the desk's route. */
  desk: DeskHead | null;
  prices: BySymbol<Aged<PriceLine>>;
  tables: BySymbol<Aged<TablePanel>>;
  active: Aged<ActiveTrades> | null;
  account: Aged<Account> | null;
  roster: readonly RosterLine[];
  entry: EntryStatus | null;
  /** Never in a snapshot: whoever joins asks for them. */
  alerts: Aged<AlertsView> | null;
  kill: Kill | null;
  /** By the symbol that the analysis was asked about. */
  signals: BySymbol<TradeSignal>;
  analysis: AnalysisState | null;
  /** The newest scores of each symbol, oldest first. */
  scores: BySymbol<readonly number[]>;
  /** Newest first. */
  facts: readonly Fact[];
  gaps: readonly Gap[];
  lastFact: number;
}

export const NOTHING: LiveView = {
  desk: null,
  prices: {},
  tables: {},
  active: null,
  account: null,
  roster: [],
  entry: null,
  alerts: null,
  kill: null,
  signals: {},
  analysis: null,
  scores: {},
  facts: [],
  gaps: [],
  lastFact: 0,
};

const SCORES_KEPT = 40;
const FACTS_KEPT = 200;

/** Frames of which only the newest counts; the others are facts. */
const REPLACEABLE = new Set(['price', 'strike_table', 'active_trades', 'account', 'health', 'entry_status', 'alerts', 'trade_signal', 'analysis']);

export function isReplaceable(type: string): boolean {
  return REPLACEABLE.has(type);
}

/** What a frame replaces: the newest of the same key counts. */
export function keyOf(frame: Frame): string {
  const data = frame.data as { symbol?: string; data?: { symbol?: string } } | null;
  const symbol = data?.symbol ?? data?.data?.symbol;
  return symbol ? `${frame.type}:${symbol}` : frame.type;
}

/** Whether a frame is the one after the last. A snapshot always fits: it starts the count anew. */
export function follows(last: number | null, frame: Frame): boolean {
  return frame.type === 'snapshot' || last === null || frame.seq === last + 1;
}

/** The view after a frame. What is unknown to this page changes nothing. */
export function applied(view: LiveView, frame: Frame): LiveView {
  switch (frame.type) {
    case 'snapshot':
      return ofSnapshot(view, frame.data);
    case 'price':
      return withPrice(view, frame.data as Aged<PriceLine>);
    case 'strike_table': {
      const table = frame.data as Aged<TablePanel>;
      return { ...view, tables: { ...view.tables, [table.data.symbol]: table } };
    }
    case 'active_trades':
      return { ...view, active: frame.data as Aged<ActiveTrades> };
    case 'account':
      return { ...view, account: frame.data as Aged<Account> };
    case 'health':
      return { ...view, roster: frame.data as RosterLine[] };
    case 'entry_status':
      return { ...view, entry: frame.data as EntryStatus };
    case 'alerts':
      return { ...view, alerts: frame.data as Aged<AlertsView> };
    case 'trade_signal': {
      const signal = frame.data as TradeSignal;
      return { ...view, signals: { ...view.signals, [signal.symbol]: signal } };
    }
    case 'analysis':
      return { ...view, analysis: frame.data as AnalysisState };
    case 'auto_entry':
      return withFact({ ...view, entry: withIndicator(view.entry, frame.data as FactData) }, frame);
    case 'recent':
      return withRecent(view, frame);
    case 'replayed':
      return withGap(view, frame);
    case 'kill':
      return { ...view, kill: frame.data as Kill };
    default:
      return withFact(view, frame);
  }
}

interface Snapshot {
  desk?: DeskHead | null;
  prices?: Record<string, Aged<PriceLine>>;
  strike_tables?: Record<string, Aged<TablePanel>>;
  active_trades?: Aged<ActiveTrades> | null;
  account?: Aged<Account> | null;
  kill?: Kill | null;
  health?: RosterLine[];
  auto_entry?: EntryStatus | null;
  trade_signals?: Record<string, TradeSignal>;
  analysis?: AnalysisState;
  last_fact_id?: number | null;
}

function ofSnapshot(view: LiveView, data: unknown): LiveView {
  const snapshot = (data ?? {}) as Snapshot;
  const fresh: LiveView = {
    ...view,
    desk: snapshot.desk ?? view.desk,
    tables: snapshot.strike_tables ?? {},
    active: snapshot.active_trades ?? null,
    account: snapshot.account ?? null,
    roster: snapshot.health ?? [],
    entry: snapshot.auto_entry ?? null,
    kill: snapshot.kill ?? null,
    signals: snapshot.trade_signals ?? {},
    analysis: snapshot.analysis ?? null,
    prices: {},
    lastFact: Math.max(view.lastFact, snapshot.last_fact_id ?? 0),
  };
  return Object.values(snapshot.prices ?? {}).reduce(withPrice, fresh);
}

function withPrice(view: LiveView, price: Aged<PriceLine>): LiveView {
  const { symbol, momentum } = price.data;
  const before = view.scores[symbol] ?? [];
  return {
    ...view,
    prices: { ...view.prices, [symbol]: price },
    scores: momentum === null ? view.scores : { ...view.scores, [symbol]: [...before, momentum].slice(-SCORES_KEPT) },
  };
}

/** A change of one symbol's automatic entry, told before the next full status. */
function withIndicator(entry: EntryStatus | null, fact: FactData): EntryStatus | null {
  const now = fact.payload as { symbol?: string; status?: EntryWord; reason?: string; cooldown_timer?: number } | undefined;
  if (!entry || !now?.symbol || !now.status) {
    return entry;
  }
  const { symbol, status } = now;
  const changed = (each: EntryStatus['symbols'][number]) =>
    each.symbol === symbol
      ? { ...each, status, reason: now.reason ?? '', cooldown_seconds: now.cooldown_timer ?? 0 }
      : each;
  return { ...entry, symbols: entry.symbols.map(changed) };
}

/** The alert engine's own alerts are no facts of the outbox and have no number there. */
function ownId(view: LiveView): number {
  return Math.min(0, ...view.facts.map((fact) => fact.id)) - 1;
}

interface FactData {
  topic?: string;
  fact_id?: number;
  key?: string;
  created_at?: string;
  payload?: Record<string, unknown>;
}

/** A fact counts once, however often it is replayed. */
function withFact(view: LiveView, frame: Frame): LiveView {
  const fact = factOf(frame);
  if (fact.id === 0) {
    return frame.type === 'alert' ? withFacts(view, [{ ...fact, id: ownId(view) }]) : view;
  }
  return withFacts(view, [fact]);
}

/** What happened before this page was opened; it is no news, so nobody is told of it. */
function withRecent(view: LiveView, frame: Frame): LiveView {
  const { facts } = frame.data as { facts: { type: string; data: FactData }[] };
  return withFacts(
    view,
    facts.map(({ type, data }) => factOf({ ...frame, type, data })),
  );
}

function withGap(view: LiveView, frame: Frame): LiveView {
  const { from, to, complete } = frame.data as { from: number; to: number; complete?: boolean };
  return complete !== false ? view : { ...view, gaps: [{ after: from, upTo: to, at: frame.ts }, ...view.gaps] };
}

function factOf(frame: Frame): Fact {
  const data = (frame.data ?? {}) as FactData;
  return {
    id: frame.fact_id ?? data.fact_id ?? 0,
    kind: frame.type,
    topic: data.topic ?? frame.type,
    key: data.key ?? '',
    at: data.created_at ?? frame.ts,
    payload: data.payload ?? (frame.data as Fact['payload']),
  };
}

function withFacts(view: LiveView, told: readonly Fact[]): LiveView {
  const news = told.filter((fact) => !view.facts.some((known) => known.id === fact.id));
  if (news.length === 0) {
    return view;
  }
  // What was missed is told after what has happened since.
  const facts = [...news, ...view.facts].sort(newestFirst).slice(0, FACTS_KEPT);
  return { ...view, facts, lastFact: Math.max(view.lastFact, ...news.map((fact) => fact.id)) };
}

/** The engine's own alerts are numbered by this page: against facts only their times count. */
function newestFirst(a: Fact, b: Fact): number {
  return a.id > 0 && b.id > 0 ? b.id - a.id : b.at.localeCompare(a.at) || Math.abs(b.id) - Math.abs(a.id);
}
