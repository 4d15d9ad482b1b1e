import type { components } from './generated';

/**
 * What the gateway says, by the names this page uses. All of it comes from its own description (openapi.json, made into
 * `generated.ts` by `npm run types`), so a change there that this page does not know of does not compile. A null is
 * "not known" and is shown as a dash, never as a zero.
 */
type Said = components['schemas'];

export type Instant = string;
export type Mode = 'paper' | 'demo' | 'live';
export type Side = 'yes' | 'no';

/** What a screen shows and how far to trust it. */
export type Aged<T> = Omit<Said['Aged_PriceLine_'], 'data'> & { data: T };
export type Enablement = Said['Enablement'];

export type FieldProblem = Said['Problem.Field'];

/* Signing in */

export type Role = Person['role'];

/** At the door it is told, too, whether nobody has chosen the password yet. */
export type Person = Said['DeskUser'] & { password_generated?: boolean };

/** The answer of every way in. */
export interface SignedIn {
  user: Person;
  expires_at: Instant;
  csrf?: string | null;
}

export type Device = Said['DeviceController.Line'];
export type SessionLine = Said['OwnSessionsController.Line'];
export type AccountLine = Said['AccountController.Line'];
export type FactorState = Said['FactorController.State'];
export type Enrolment = Said['FactorController.Enrolment'];

/* The desk */

export type Desk = Said['Desk'];
export type Kill = Said['Kill'];
export type KillLevel = Kill['level'];
export type Limits = Said['Limits'];

/* The market */

export type Deltas = Said['Deltas'];
export type PriceLine = Said['PriceLine'];
export type Horizon = Said['Horizon'];
export type MomentumPanel = Said['MomentumPanel'];
export type TableRow = Said['TableRow'];
export type TablePanel = Said['TablePanel'];
export type Candle = Said['Candle'];
export type Candles = Said['Candles'];
export type Step = Candles['step'];
export type TradeSignal = Said['TradeSignal'];
export type AnalysisState = Said['AnalysisState'];

/* Trades */

export type ActiveTrade = Said['ActiveTrade'];
export type StopInForce = Said['StopInForce'];
export type StopWish = Said['StopWish'];
export type TradeStop = Said['TradeStop'];
export type ActiveTrades = Said['ActiveTrades'];
export type TradeLine = Said['TradeLine'];
export type TimelineStep = Said['TimelineStep'];
export type OrderStep = Said['OrderStep'];
export type TradeDetail = Said['TradeDetail'];
export type TradeSummary = Said['TradeSummary'];
export type ExportLine = Said['ExportLine'];
export type TradePage = Said['TradePage'];
export type Equity = Said['Equity'];
export type EquityPoint = Said['Equity.Point'];
export type FillLine = Said['FillLine'];
export type OrderLine = Said['OrderLine'];
export type PositionLine = Said['PositionLine'];
export type SettlementLine = Said['SettlementLine'];
export type SignalLine = Said['SignalLine'];
export type Quote = Said['Quote'];
export type QuoteWish = Said['QuoteWish'];
export type EntryWish = Said['EntryWish'];
export type TradeTaken = Said['TradeTaken'];

export type Rows<T> = Omit<Said['Rows_FillLine_'], 'rows'> & { rows: T[] };

/* Automatic trading */

export type EntrySettings = Said['EntrySettings'];
export type StopSettings = Said['StopSettings'];
export type SpikeSettings = Said['SpikeSettings'];
/** One version holds all three. */
export type AllSettings = Said['AutoTradeSettings'];
export type SettingsVersions = Said['SettingsVersions'];
export type Preview = Said['Preview'];
export type SymbolStatus = Said['EntryStatus.SymbolStatus'];
export type EntryWord = SymbolStatus['status'];
export type EntryStatus = Said['EntryStatus'];
export type WhyNot = Said['WhyNot'];

/* The account */

export type Account = Said['Account'];
export type LimitUse = Said['LimitUse'];
export type Reconciliation = Said['Reconciliation'];
export type Reconciliations = Said['Reconciliations'];
export type Credentials = Said['Credentials'];
export type CredentialTrial = Said['CredentialTrial'];

/* The system */

export type SystemView = Said['SystemView'];
export type Broken = Said['SystemView.Broken'];
export type Node = Said['SystemView.Node'];
export type Health = Node['state'];
export type Edge = Said['SystemView.Edge'];
export type Resources = Said['SystemView.Resources'];
export type DatabaseTile = Said['SystemView.DatabaseTile'];
export type ConnectorTile = Said['SystemView.ConnectorTile'];
export type JobTile = Said['SystemView.JobTile'];
export type ComponentView = Said['ComponentView'];
export type Restarts = Said['Restarts'];
export type RosterLine = Said['RosterLine'];
export type ByOperator = Said['ByOperator'];
export type RestartAsked = Said['RestartAsked'];

/** The port manifest as every service tells it. */
export interface Ports {
  ports: Record<string, number>;
  service_urls: Record<string, string>;
}

/* Alerts, errors, channels, logs, preferences */

export type AlertLine = Said['AlertLine'];
export type AlertCause = Said['AlertsView.Cause'];
export type AlertsView = Said['AlertsView'];
export type AlertHistory = Said['AlertHistory'];
export type Silenced = Said['Silenced'];
export type Delivery = Said['AlertLine.Told'];
export type ErrorLine = Said['ErrorLine'];
export type ErrorLines = Said['ErrorLines'];
export type ChannelLine = Said['ChannelLines.Line'];
export type ChannelLines = Said['ChannelLines'];
export type ThresholdLine = Said['ThresholdLines.Line'];
export type ThresholdLines = Said['ThresholdLines'];
export type LogLine = Said['LogLine'];
export type LogPage = Said['LogPage'];

/** What this page keeps for a person beside what the desk knows of. */
export interface ScreenPreferences {
  theme?: 'system' | 'dark' | 'light';
  locale?: string;
  sound?: boolean;
  notices?: boolean;
  ask_view?: 'price' | 'edge';
  symbol?: string;
}

export type Preferences = Omit<Said['Preferences'], 'screen'> & { screen: ScreenPreferences | null };
