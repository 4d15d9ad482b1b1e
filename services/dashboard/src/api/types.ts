/** What the gateway says, in its own words. A null is "not known" and is shown as a dash, never as a zero. */

export type Mode = 'paper' | 'demo' | 'live';
export type Role = 'viewer' | 'trader' | 'admin';
export type Side = 'yes' | 'no';
export type Instant = string;

/** What a screen shows and how far to trust it. */
export interface Aged<T> {
  data: T;
  as_of: Instant | null;
  age_ms: number;
  stale: boolean;
  source: 'live' | 'cached';
  mode: string;
  reason: string;
}

/** Whether the server would do it, and if not, why. */
export interface Enablement {
  enabled: boolean;
  rule: string;
  reason: string;
}

export interface FieldProblem {
  field: string;
  rule: string;
}

/* Signing in */

export interface Person {
  user_id: string;
  name: string;
  role: Role;
  /** Whether nobody has chosen the password yet. */
  password_generated?: boolean;
}

export interface SignedIn {
  user: Person;
  expires_at: Instant;
  csrf?: string;
}

export interface Device {
  id: number;
  name: string;
  browser: string;
  place: string;
  first_seen: Instant;
  last_used: Instant;
  current: boolean;
}

export interface SessionLine {
  id: number;
  kind: string;
  name: string;
  place: string;
  created_at: Instant;
  expires_at: Instant;
  current: boolean;
}

export interface AccountLine {
  user_id: string;
  username: string;
  role: Role;
  active: boolean;
  password_generated: boolean;
  /** Only in the answer to what made it. */
  password?: string;
}

/* The desk */

export type KillLevel = 'none' | 'pause_entries' | 'cancel_all' | 'flatten';

export interface Kill {
  level: KillLevel;
  set: KillLevel;
  by_system: KillLevel;
  reason: string;
  actor: string;
  since: Instant | null;
  cancelled: number | null;
  left: number | null;
}

export interface Limits {
  max_position_contracts: number;
  max_exposure: number;
  max_daily_loss: number;
  max_open_trades: number;
  max_order: number;
}

export interface Desk {
  name: string;
  mode: string;
  allow_live: boolean | null;
  version: string;
  user: Person;
  timezone: string;
  symbols: string[];
  features: string[];
  auth_off: boolean;
  can_trade: Enablement;
  kill: Kill;
  limits: Limits | null;
  server_time: Instant;
}

/* The market */

export interface Deltas {
  delta_1m: number | null;
  delta_2m: number | null;
  delta_3m: number | null;
  delta_4m: number | null;
  delta_15m: number | null;
  delta_30m: number | null;
}

export interface PriceLine {
  symbol: string;
  price: number;
  one_minute_avg: number | null;
  feed: string;
  momentum: number | null;
  bucket: number | null;
  deltas: Deltas;
  momentum_stale: boolean;
  volatility: number | null;
  vol_spike: boolean;
  changes: { change_1h: number | null; change_3h: number | null; change_1d: number | null };
}

export interface Horizon {
  minutes: number;
  weight: number;
  delta: number | null;
}

export interface MomentumPanel {
  symbol: string;
  score: number | null;
  bucket: number | null;
  arrows: number;
  pointing: string;
  stale: boolean;
  horizons: Horizon[];
  history: { at: Instant; score: number }[];
  volatility: number | null;
  vol_spike: boolean;
  spike: { active: boolean; since: Instant | null; momentum: number | null; recovery_seconds: number } | null;
  formula: string;
}

export interface TableRow {
  strike: number;
  ticker: string;
  buffer: number;
  buffer_pct: number;
  probability: number | null;
  yes_ask: number | null;
  no_ask: number | null;
  yes_bid: number | null;
  no_bid: number | null;
  yes_diff: number | null;
  no_diff: number | null;
  volume: number;
  active_side: Side;
  heat: number;
  held: { yes: number; no: number };
  resting: { yes: number; no: number };
  buy_yes: Enablement;
  buy_no: Enablement;
}

export interface TablePanel {
  symbol: string;
  event_ticker: string;
  market_title: string;
  market_status: string;
  closes_at: Instant;
  ttc: number;
  price: number;
  price_as_of: Instant;
  markets_as_of: Instant | null;
  strike_tier: number | null;
  momentum: number | null;
  bucket: number | null;
  fingerprint: string | null;
  model: string;
  troubles: string[];
  rows: TableRow[];
}

export type Step = '1s' | '1m' | '5m' | '1h' | '1d';

/** `t` in seconds since 1970, UTC. */
export interface Candle {
  t: number;
  o: number;
  h: number;
  l: number;
  c: number;
}

export interface Candles {
  symbol: string;
  step: Step;
  from: Instant;
  to: Instant;
  candles: Candle[];
}

/* Trades */

export interface ActiveTrade {
  id: number;
  version: number;
  status: 'pending' | 'open' | 'closing' | 'error';
  symbol: string;
  ticker: string;
  event_ticker: string | null;
  contract: string | null;
  strike: string;
  side: Side;
  position: number;
  held: number;
  buy_price: number;
  fees: number;
  entry_probability: number | null;
  symbol_price: number | null;
  close_price: number | null;
  buffer: number | null;
  probability: number | null;
  unrealised_gross: number | null;
  unrealised_net: number | null;
  unrealised_pct: number | null;
  worst_case: number;
  closes_at: Instant | null;
  stale: boolean;
  figures_at: Instant | null;
  outcome_unknown: boolean;
  reason: string | null;
  entry_method: string;
  created_at: Instant;
  opened_at: Instant | null;
  stop_rule: string;
  can_close: Enablement;
}

export interface ActiveTrades {
  trades: ActiveTrade[];
  auto_stop: boolean;
  at_stake: number;
}

export interface TradeLine {
  id: number;
  status: string;
  date: string;
  time: string;
  symbol: string;
  strategy: string;
  contract: string | null;
  strike: string;
  side: Side;
  prob: number | null;
  diff: string | null;
  buy_price: number;
  sell_price: number | null;
  position: number;
  fees: number | null;
  pnl: number | null;
  closed_at: Instant | null;
  symbol_open: number | null;
  symbol_close: number | null;
  momentum: number | null;
  win_loss: 'W' | 'L' | 'D' | null;
  ticker: string;
  event_ticker: string | null;
  hour: number | null;
  ticket_id: string;
  entry_method: string | null;
  exit_reason: string | null;
  mode: string;
  test: boolean;
  slippage: number | null;
  fill_ms: number | null;
  model: string | null;
  reason: string | null;
  created_at: Instant;
  opened_at: Instant | null;
}

export interface TimelineStep {
  version: number;
  at: Instant;
  actor: string;
  event: string;
  from: string | null;
  to: string | null;
  why: string;
  payload: unknown;
}

export interface OrderStep {
  client_order_id: string;
  purpose: string;
  book_side: string;
  count: number;
  yes_limit: number;
  time_in_force: string;
  created_at: Instant;
  stage: string | null;
  order_id: string | null;
  reason: string | null;
  sent_at: Instant | null;
  answered_at: Instant | null;
}

export interface FillLine {
  id: number;
  fill_id: string;
  ticker: string;
  order_id: string | null;
  client_order_id: string | null;
  side: string;
  action: string;
  count: number;
  yes_price: number | null;
  no_price: number | null;
  fee: number | null;
  is_taker: boolean | null;
  at: Instant;
}

export interface TradeDetail {
  trade: TradeLine;
  timeline: TimelineStep[];
  orders: OrderStep[];
  fills: FillLine[];
}

export interface TradeSummary {
  trades: number;
  wins: number;
  losses: number;
  draws: number;
  win_rate: number;
  average_probability: number;
  average_buy: number;
  average_diff: number;
  total_pnl: number;
  gross_pnl: number;
  fees: number;
  returned: number;
  average_win: number | null;
  average_loss: number | null;
  profit_factor: number | null;
  max_drawdown: number;
  longest_losing_run: number;
  expectancy: number | null;
  sharpe: number | null;
  sharpe_period: string;
}

export interface TradePage {
  trades: TradeLine[];
  next: number | null;
  summary: TradeSummary | null;
}

export interface EquityPoint {
  at: Instant;
  trade: number;
  pnl: number;
  total: number;
  drawdown: number;
}

export interface EquityMark {
  at: Instant;
  kind: string;
  text: string;
}

export interface Equity {
  points: EquityPoint[];
  marks: EquityMark[];
}

export interface Rows<T> {
  rows: T[];
  next: number | null;
}

export interface PositionLine {
  ticker: string;
  ours: number;
  venues: number | null;
  difference: number | null;
  venue_exposure: number | null;
  realized_pnl: number | null;
  fees_paid: number | null;
  venue_as_of: Instant | null;
}

export interface SettlementLine {
  id: number;
  ticker: string;
  result: string | null;
  yes_count: number | null;
  yes_cost: number | null;
  no_count: number | null;
  no_cost: number | null;
  revenue: number | null;
  settled_at: Instant;
}

export interface SignalLine {
  id: number;
  at: Instant;
  symbol: string;
  ticker: string;
  side: string;
  ticket_id: string;
  outcome: string;
  settings_version: number;
  decision: unknown;
}

export interface OrderLine {
  id: number;
  order_id: string;
  client_order_id: string | null;
  ticker: string;
  status: string;
  action: string | null;
  side: string | null;
  type: string | null;
  yes_price: number | null;
  no_price: number | null;
  initial_count: number | null;
  remaining_count: number | null;
  fill_count: number | null;
  created_at: Instant | null;
  updated_at: Instant | null;
}

export interface QuoteWish {
  market: string;
  side: Side;
  contracts: number;
  limit_cents?: number;
  max_slippage?: number;
}

export interface Quote {
  quote_token: string | null;
  expires_at: Instant | null;
  token_needed: boolean;
  allowed: Enablement;
  order: {
    market: string;
    symbol: string;
    strike: number;
    side: Side;
    contracts: number;
    limit_cents: number;
    max_slippage: number;
    time_in_force: string;
  };
  ask_cents: number;
  cost: number;
  fee: number;
  max_loss: number;
  max_gain: number;
  break_even: number;
  our_probability: number | null;
  edge: number | null;
  ttc: number;
  balance_after: number | null;
}

export interface EntryWish {
  request_id: string;
  quote_token?: string;
  market: string;
  side: Side;
  contracts: number;
  limit: number;
  max_slippage?: number;
}

export interface TradeTaken {
  trade_id: number;
  state: string;
}

/* Automatic trading */

export interface EntrySettings {
  version?: number | null;
  auto_entry?: boolean | null;
  min_probability: number | null;
  min_differential: number | null;
  min_time: number | null;
  max_time: number | null;
  allow_re_entry: boolean | null;
  changed_by?: string | null;
  changed_at?: Instant | null;
}

export interface StopSettings {
  version?: number | null;
  auto_stop?: boolean | null;
  current_probability: number | null;
  min_ttc_seconds: number | null;
  momentum_spike_enabled: boolean | null;
  momentum_spike_threshold: number | null;
  verification_period_enabled: boolean | null;
  verification_period_seconds: number | null;
  changed_by?: string | null;
  changed_at?: Instant | null;
}

export interface SpikeSettings {
  version?: number | null;
  spike_alert_enabled: boolean | null;
  spike_alert_momentum_threshold: number | null;
  spike_alert_cooldown_threshold: number | null;
  spike_alert_cooldown_minutes: number | null;
  changed_by?: string | null;
  changed_at?: Instant | null;
}

/** One version holds all three. */
export type AllSettings = EntrySettings & StopSettings & SpikeSettings & { version: number };

export interface SettingsVersions {
  versions: AllSettings[];
}

export interface Preview {
  from: Instant;
  hours: number;
  entered: number;
  now: number;
  minutes: number;
  entries: { at: Instant; symbol: string; event_ticker: string; strike: number; side: string; ask: number; probability: number }[];
  sentence: string;
}

export type EntryWord = 'DISABLED' | 'PAUSED' | 'ACTIVE' | 'INACTIVE';

export interface SymbolStatus {
  symbol: string;
  status: EntryWord;
  reason: string;
  cooldown_seconds: number;
  updated_at: Instant;
}

export interface EntryStatus {
  switched_on: boolean;
  auto_stop: boolean;
  allowed_by_system: boolean | null;
  settings_version: number;
  symbols: SymbolStatus[];
  suspensions: { cause: string; resumes: string; since: Instant }[];
}

export interface ExplainedCheck {
  rule: string;
  passed: boolean;
  sentence: string;
}

export interface ExplainedDecision {
  passed: boolean;
  reason: string;
  checks: ExplainedCheck[];
}

export interface WhyNotRow {
  row: {
    strike: number;
    buffer: number;
    probability: number | null;
    yes_ask: number | null;
    no_ask: number | null;
    volume: number;
    ticker: string;
    yes_diff: number | null;
    no_diff: number | null;
    active_side: Side;
  };
  side: Side;
  would_enter: boolean;
  decision: ExplainedDecision;
}

export interface WhyNot {
  symbol: string;
  as_of: Instant;
  status: string;
  reason: string;
  settings_version: number;
  readiness: ExplainedDecision;
  rows: WhyNotRow[];
}

/* The account */

export interface LimitUse {
  name: string;
  unit: 'dollars' | 'contracts' | 'trades' | string;
  used: number;
  limit: number;
  percent: number;
}

export interface Account {
  account: string;
  balance: number | null;
  available: number | null;
  portfolio_value: number | null;
  exposure: number;
  day_pnl: number;
  open_trades: number;
  synced_at: Instant | null;
  stream_live: boolean | null;
  limits: LimitUse[];
}

export interface Difference {
  kind: string;
  subject: string;
  trade_id: number | null;
  ours: string;
  venues: string;
  healed: boolean;
  pauses: boolean;
}

export interface Reconciliation {
  at: Instant;
  trigger: string;
  differences: Difference[];
  healed: number;
  open: number;
  pauses: boolean;
}

export interface Reconciliations {
  comparisons: Reconciliation[];
}

export interface Credentials {
  broker: string;
  environment: string;
  state: 'good' | 'refused' | 'unknown' | 'not_needed' | string;
  detail: string;
  last_used: Instant | null;
}

/* The system */

export type Health = 'ready' | 'waiting' | 'away';

export interface Broken {
  component: string;
  cause: string;
  impact: string;
  since: Instant | null;
  next: string;
}

export interface Node {
  component: string;
  port: number;
  state: Health;
  detail: string;
  version: string;
  mode: string;
  up_seconds: number;
  heard_seconds_ago: number;
  answered_in_ms: number;
  starts24h: number;
  root: boolean;
}

export interface Edge {
  from: string;
  to: string;
}

export interface Resources {
  cpu_percent: number | null;
  memory_percent: number | null;
  disk_percent: number | null;
  cpu_alert: number;
  memory_alert: number;
  disk_alert: number;
}

export interface DatabaseTile {
  status: string;
  reason: string;
  response_ms: number | null;
  connections: number | null;
  max_connections: number | null;
  size_bytes: number | null;
  schema_version: number | null;
}

export interface ConnectorTile {
  name: string;
  state: string;
  detail: string;
  circuit: string | null;
  countdown_seconds: number | null;
  errors: number | null;
  last_success: Instant | null;
  budget_left: number | null;
}

export interface JobTile {
  name: string;
  state: string;
  last_run: Instant | null;
  detail: string;
}

export interface SystemView {
  overall: string;
  broken: Broken[];
  nodes: Node[];
  edges: Edge[];
  roots: string[];
  resources: Resources;
  database: DatabaseTile;
  connectors: ConnectorTile[];
  jobs: JobTile[];
}

export interface ComponentView {
  node: Node;
  needs: string[];
  needed_by: string[];
  starts: { pod: string; version: string; started_at: Instant; ready_at: Instant | null }[];
  checks: { at: Instant; status: string; detail: string }[];
  restart_command: string;
}

export interface Restart {
  pod: string;
  version: string;
  at: Instant;
  ready_at: Instant | null;
  reason: string;
}

export interface Restarts {
  from: Instant;
  to: Instant;
  components: { component: string; starts: Restart[] }[];
}

export interface Ports {
  ports: Record<string, number>;
  service_urls: Record<string, string>;
  host?: string;
}

/** A line of the roster as the socket and /monitor/services tell it; ages are minus one where they are not known. */
export interface RosterLine {
  component: string;
  port: number;
  state: Health;
  detail: string;
  version: string;
  mode: string;
  upSeconds: number;
  heardSecondsAgo: number;
  answeredInMillis: number;
}

/** What only the operator does: the commands for it, and what is missing before it may be asked for. */
export interface ByOperator {
  detail: string;
  commands: string[];
  checks: { name: string; passed: boolean; detail: string }[];
}

/* Alerts, logs, preferences */

export interface AlertLine {
  id: number;
  type: string;
  about: string;
  severity: 'critical' | 'warning' | 'info';
  state: 'open' | 'told' | 'cleared';
  text: string;
  service: string;
  since: Instant;
  cleared_at: Instant | null;
  acknowledged_by: string | null;
  acknowledged_at: Instant | null;
  silenced_by: string | null;
  silenced_until: Instant | null;
  evidence: Record<string, string>;
  runbook: string;
}

export interface AlertsView {
  open: AlertLine[];
  recent: AlertLine[];
}

export interface LogLine {
  at: Instant;
  source: string;
  component: string;
  level: 'error' | 'warning' | 'info';
  text: string;
  trace_id: string | null;
  about: string | null;
}

export interface LogPage {
  lines: LogLine[];
  sources: string[];
  next: string | null;
}

/** What this page keeps for a person beside what the desk knows of. */
export interface ScreenPreferences {
  theme?: 'system' | 'dark' | 'light';
  locale?: string;
  sound?: boolean;
  notices?: boolean;
  ask_view?: 'price' | 'edge';
  symbol?: string;
}

export interface Preferences {
  strategy: string | null;
  position_size: number | null;
  multiplier: number | null;
  timezone: string | null;
  screen: ScreenPreferences | null;
  updated_at: Instant | null;
}
