// A desk that moves: prices walk, strikes follow, trades live and end. Made up, but of one piece, so that pages can be
// looked at and tried before a gateway is there.

const HOUR = 3_600_000;
const WEIGHTS = [
  [1, 0.3],
  [2, 0.25],
  [3, 0.2],
  [4, 0.15],
  [15, 0.05],
  [30, 0.05],
];

const SETTINGS = {
  auto_entry: { min_probability: 95, min_differential: 0.25, min_time: 120, max_time: 900, allow_re_entry: false },
  auto_stop: {
    current_probability: 25,
    min_ttc_seconds: 60,
    momentum_spike_enabled: true,
    momentum_spike_threshold: 35,
    verification_period_enabled: true,
    verification_period_seconds: 15,
  },
  spike: {
    spike_alert_enabled: true,
    spike_alert_momentum_threshold: 36,
    spike_alert_cooldown_threshold: 30,
    spike_alert_cooldown_minutes: 15,
  },
};

let seed = 7;
/** The same numbers each time, so that pictures can be compared. */
export function chance() {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
}

const round = (value, digits) => Math.round(value * 10 ** digits) / 10 ** digits;
const iso = (ms) => new Date(ms).toISOString();
const clamp = (value, least, most) => Math.min(most, Math.max(least, value));

export function createWorld({ mode = 'Paper' } = {}) {
  const started = Date.now();
  const world = {
    mode,
    started,
    scenario: { stale: false, away: null, noModel: false, root: null, detectorSilent: false, spike: false, empty: false, lapsed: false },
    kill: { level: 'none', set: 'none', by_system: 'none', reason: '', actor: '', since: null, cancelled: null, left: null },
    autoEntry: true,
    autoStop: true,
    markets: {
      BTC: market('BTC', 118_412.35, 250, started),
      ETH: market('ETH', 4_183.6, 25, started),
    },
    trades: [],
    nextTrade: 1042,
    facts: 500,
    /** With which the feed of a page begins. */
    told: [],
    settings: structuredClone(SETTINGS),
    versions: [],
    balance: 1248.37,
  };
  calm(world);
  world.history = history(started);
  openTrade(world, 'BTC', -3, 'yes', 40, 'auto');
  openTrade(world, 'BTC', 3, 'no', 25, 'manual');
  openTrade(world, 'ETH', -2, 'yes', 60, 'auto');
  world.trades[2].status = 'pending';
  world.trades[2].held = 0;
  world.trades[2].opened_at = null;
  return world;
}

/** Back to a quiet desk, for the next picture. */
export function calm(world) {
  world.acknowledged = new Map();
  world.silences = new Map([[5, { id: 5, type: 'cpu_usage', service: 'ai_service', about: 'ai_service', until: iso(Date.now() + 5_400_000), by: 'ben', reason: 'A long calculation, ends at noon.', made_at: iso(Date.now() - 900_000) }]]);
  world.silenceId = 6;
  Object.assign(world.kill, { level: 'none', set: 'none', reason: '', actor: '', since: null, cancelled: null, left: null });
  world.settings = structuredClone(SETTINGS);
  world.versions = [version(world, 12, 'anna', world.started - 2 * HOUR), { ...version(world, 11, 'anna', world.started - 30 * HOUR), min_probability: 93, max_time: 600 }, { ...version(world, 10, 'ben', world.started - 90 * HOUR), min_probability: 93, max_time: 600, current_probability: 40 }];
}

function version(world, number, by, at) {
  return { version: number, auto_entry: true, auto_stop: true, ...world.settings.auto_entry, ...world.settings.auto_stop, ...world.settings.spike, changed_by: by, changed_at: iso(at) };
}

function market(symbol, price, tier, now) {
  const history = [];
  let value = price;
  for (let age = 0; age < 7200; age++) {
    history.unshift({ at: now - age * 1000, price: round(value, 2) });
    value *= 1 + (chance() - 0.497) * 0.00018;
  }
  return { symbol, price, tier, history, volumes: new Map() };
}

export function step(world, ms) {
  if (world.scenario.stale) return;
  for (const each of Object.values(world.markets)) {
    const pull = world.scenario.spike ? 0.0006 : 0;
    each.price = round(each.price * (1 + (chance() - 0.5) * 0.00012 * Math.sqrt(ms / 100) + pull * (ms / 1000)), 2);
    each.at = Date.now();
    const last = each.history.at(-1);
    if (Date.now() - last.at >= 1000) {
      each.history.push({ at: Date.now(), price: each.price });
      each.history.shift();
    } else {
      last.price = each.price;
    }
  }
}

function priceAgo(each, seconds) {
  const found = each.history.at(-1 - Math.round(seconds));
  return found ? found.price : null;
}

function momentumOf(each) {
  const deltas = {};
  let score = 0;
  for (const [minutes, weight] of WEIGHTS) {
    const before = priceAgo(each, minutes * 60);
    const delta = before === null ? null : round(((each.price - before) / before) * 100, 4);
    deltas[`delta_${minutes}m`] = delta;
    score += weight * (delta ?? 0);
  }
  return { score: round(score, 4), bucket: clamp(Math.round(score * 100), -30, 30), deltas };
}

export function aged(world, data, ageMs = 40) {
  const at = world.scenario.stale ? world.scenario.since : Date.now() - ageMs;
  return {
    data,
    as_of: iso(at),
    age_ms: Date.now() - at,
    stale: world.scenario.stale && Date.now() - at > 10_000,
    source: 'live',
    mode: world.mode,
    reason: world.scenario.stale ? 'No tick from Coinbase.' : '',
  };
}

export function priceLine(world, symbol) {
  const each = world.markets[symbol];
  const { score, bucket, deltas } = momentumOf(each);
  return {
    symbol,
    price: each.price,
    one_minute_avg: each.price,
    feed: 'Coinbase',
    momentum: score,
    bucket,
    deltas,
    momentum_stale: false,
    volatility: 0.018,
    vol_spike: world.scenario.spike,
    changes: {
      change_1h: round(((each.price - priceAgo(each, 3600)) / priceAgo(each, 3600)) * 100, 2),
      change_3h: symbol === 'BTC' ? 0.84 : -0.31,
      change_1d: symbol === 'BTC' ? -1.27 : 2.05,
    },
  };
}

export function momentumPanel(world, symbol) {
  const each = world.markets[symbol];
  const { score, bucket, deltas } = momentumOf(each);
  const strength = Math.abs(bucket);
  return {
    symbol,
    score,
    bucket,
    arrows: strength < 5 ? 0 : strength < 10 ? 1 : strength < 20 ? 2 : 3,
    pointing: bucket > 0 ? 'down' : 'up',
    stale: false,
    horizons: WEIGHTS.map(([minutes, weight]) => ({ minutes, weight, delta: deltas[`delta_${minutes}m`] })),
    history: Array.from({ length: 40 }, (_, index) => ({ at: iso(Date.now() - (40 - index) * 5000), score: round(score + Math.sin(index / 5) * 0.03 * (1 - index / 40), 4) })),
    volatility: 0.018,
    vol_spike: world.scenario.spike,
    spike: { active: world.scenario.spike, since: world.scenario.spike ? iso(Date.now() - 60_000) : null, momentum: 0.41, recovery_seconds: world.scenario.spike ? 832 : 0 },
    formula: 'Score = sum of weight × move over 1, 2, 3, 4, 15 and 30 minutes, divided by the weights of the windows that are known.',
  };
}

/** Of two symbols, as whoever asks may quote them; long ago once the service is away. */
export function tradeSignals(world) {
  if (world.scenario.empty) return {};
  const ago = world.scenario.away === 'ai-service' ? 1_320_000 : 96_000;
  const signal = (symbol, action, price, confidence, reasoning) => ({ symbol, action, price, ai_confidence: confidence, timestamp: iso(Date.now() - ago), timeframe: '1h', model_version: 'technical-1', id: `3f0c1b9a-${symbol}`, reasoning });
  return {
    BTCUSDT: signal('BTCUSDT', 'BUY', 118_390.5, 0.71, 'Long at +0.43: averages +1.00, MACD +0.62, ADX +0.31, RSI -0.12, bands +0.05, stochastic -0.20, volume +0.18.'),
    'ETH-USD': signal('ETH-USD', 'HOLD', 4_181.2, 0.58, ''),
  };
}

export function analysisState(world) {
  const { away, noModel } = world.scenario;
  if (away === 'ai-service') return { state: 'away', since: iso(Date.now() - 200_000), reason: 'refuses connections' };
  if (noModel) return { state: 'reduced', since: iso(Date.now() - 200_000), reason: 'gpt-4o-mini: it answered 503' };
  return { state: 'serving', since: null, reason: '' };
}

export function closesAt() {
  return Math.floor(Date.now() / HOUR + 1) * HOUR;
}

function probability(each, strike, ttc) {
  const distance = Math.abs(each.price - strike) / each.price;
  const spread = 0.0042 * Math.sqrt(Math.max(60, ttc) / 3600);
  return round(100 * (0.5 + 0.5 * erf(distance / (spread * Math.SQRT2))), 2);
}

function erf(x) {
  const t = 1 / (1 + 0.3275911 * x);
  return 1 - (((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t * t * Math.exp(-x * x) - 0.254829592 * t * Math.exp(-x * x);
}

function mayBuy(world, side, active, ask, volume) {
  const no = (rule, reason) => ({ enabled: false, rule, reason });
  if (world.kill.level !== 'none') return no('kill_switch', `The kill switch is set: ${world.kill.reason}.`);
  if (side !== active) return no('active_side', side === 'yes' ? 'YES is sold only below the price.' : 'NO is sold only above the price.');
  if (volume < 1000) return no('min_volume', `Volume ${volume} is under 1,000.`);
  if (ask > 98) return no('max_ask', `The ask of ${ask}¢ is above 98¢.`);
  return { enabled: true, rule: '', reason: '' };
}

export function tablePanel(world, symbol) {
  const each = world.markets[symbol];
  const ttc = Math.floor((closesAt() - Date.now()) / 1000);
  const centre = Math.round(each.price / each.tier) * each.tier;
  const { score, bucket } = momentumOf(each);
  const event = eventTicker(symbol);
  const rows = [];
  for (let offset = -10; offset <= 10; offset++) {
    const strike = centre + offset * each.tier;
    const chanceOf = probability(each, strike, ttc);
    const active = strike < each.price ? 'yes' : 'no';
    const discount = 1 + Math.abs(Math.sin(strike)) * 4;
    const activeAsk = clamp(Math.round(chanceOf - discount), 2, 99);
    const yesAsk = active === 'yes' ? activeAsk : clamp(102 - activeAsk, 1, 99);
    const noAsk = active === 'no' ? activeAsk : clamp(102 - activeAsk, 1, 99);
    const yesWins = active === 'yes' ? chanceOf : 100 - chanceOf;
    const volume = volumeOf(each, strike, offset);
    const ticker = `${event}-T${strike - 1}.99`;
    rows.push({
      strike,
      ticker,
      buffer: round(Math.abs(each.price - strike), 2),
      buffer_pct: round((Math.abs(each.price - strike) / each.price) * 100, 2),
      probability: offset === 10 ? null : chanceOf,
      yes_ask: yesAsk,
      no_ask: noAsk,
      yes_bid: 100 - noAsk,
      no_bid: 100 - yesAsk,
      yes_diff: round(yesWins - yesAsk, 2),
      no_diff: round(100 - yesWins - noAsk, 2),
      volume,
      active_side: active,
      heat: chanceOf >= 98 ? 3 : chanceOf >= 95 ? 2 : chanceOf >= 80 ? 1 : 0,
      held: heldAt(world, ticker, 'held'),
      resting: offset === 5 ? { yes: 0, no: 12 } : { yes: 0, no: 0 },
      buy_yes: mayBuy(world, 'yes', active, yesAsk, volume),
      buy_no: mayBuy(world, 'no', active, noAsk, volume),
    });
  }
  return {
    symbol,
    event_ticker: event,
    market_title: `${symbol} price today at ${hourWord(closesAt())}`,
    market_status: 'active',
    closes_at: iso(closesAt()),
    ttc,
    price: each.price,
    price_as_of: iso(Date.now()),
    markets_as_of: iso(Date.now() - 200),
    strike_tier: each.tier,
    momentum: score,
    bucket,
    fingerprint: `btc_fingerprint_directional_momentum_${bucket}`,
    model: 'fingerprints-2026.11',
    troubles: world.scenario.stale ? ['The price is older than 10 seconds.'] : [],
    rows: world.scenario.empty ? [] : rows,
  };
}

function volumeOf(each, strike, offset) {
  if (!each.volumes.has(strike)) each.volumes.set(strike, Math.round((Math.abs(offset) > 7 ? 400 : 4000) * (0.4 + chance() * 3)));
  if (chance() > 0.97) each.volumes.set(strike, each.volumes.get(strike) + Math.round(chance() * 60));
  return each.volumes.get(strike);
}

function heldAt(world, ticker) {
  const held = { yes: 0, no: 0 };
  world.trades.filter((trade) => trade.ticker === ticker).forEach((trade) => (held[trade.side] += trade.held));
  return held;
}

function eventTicker(symbol) {
  const close = new Date(closesAt());
  return `KX${symbol}D-${String(close.getUTCFullYear()).slice(2)}NOV${String(close.getUTCDate()).padStart(2, '0')}${String(close.getUTCHours()).padStart(2, '0')}`;
}

function hourWord(at) {
  const hour = Number(new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', hour: '2-digit', hourCycle: 'h23' }).format(at));
  return `${hour % 12 || 12}${hour < 12 ? 'am' : 'pm'}`;
}

export function openTrade(world, symbol, offset, side, position, method, at = Date.now() - 412_000) {
  const each = world.markets[symbol];
  const strike = Math.round(each.price / each.tier) * each.tier + offset * each.tier;
  return addTrade(world, { symbol, strike, side, position, method, ticker: `${eventTicker(symbol)}-T${strike - 1}.99`, price: 0.93, at });
}

export function addTrade(world, { symbol, strike, side, position, method, ticker, price, at }) {
  const trade = {
    id: world.nextTrade++,
    version: 4,
    status: 'open',
    symbol,
    ticker,
    event_ticker: eventTicker(symbol),
    contract: `${symbol} ${hourWord(closesAt())}`,
    strike: `$${strike.toLocaleString('en-US')}`,
    strike_number: strike,
    side,
    position,
    held: position,
    buy_price: price,
    fees: round(0.07 * position * price * (1 - price), 2),
    entry_probability: 96.2,
    entry_method: method,
    created_at: iso(at),
    opened_at: iso(at + 340),
    outcome_unknown: false,
    reason: null,
  };
  world.trades.push(trade);
  return trade;
}

export function activeTrades(world) {
  const trades = world.trades.map((trade) => {
    const each = world.markets[trade.symbol];
    const ttc = (closesAt() - Date.now()) / 1000;
    const buffer = trade.side === 'yes' ? each.price - trade.strike_number : trade.strike_number - each.price;
    const inside = probability(each, trade.strike_number, ttc);
    const now = buffer >= 0 ? inside : 100 - inside;
    const bid = clamp(Math.round(now - 2), 1, 98) / 100;
    const open = trade.status === 'open' || trade.status === 'closing';
    const gross = open ? round((bid - trade.buy_price) * trade.held, 2) : null;
    const net = gross === null ? null : round(gross - trade.fees - 0.07 * trade.held * bid * (1 - bid), 2);
    return {
      ...trade,
      symbol_price: each.price,
      close_price: open ? bid : null,
      buffer: round(buffer, 2),
      probability: round(now, 1),
      unrealised_gross: gross,
      unrealised_net: net,
      unrealised_pct: net === null ? null : round((net / (trade.buy_price * trade.position)) * 100, 1),
      worst_case: -round(trade.buy_price * trade.position + trade.fees, 2),
      closes_at: iso(closesAt()),
      stale: world.scenario.stale,
      figures_at: iso(Date.now() - 200),
      stop_rule: world.autoStop ? `Below ${world.settings.auto_stop.current_probability} % for ${world.settings.auto_stop.verification_period_seconds} s` : '',
      stop: { attached: trade.stop?.attached ?? true, desk_on: world.autoStop, floor: trade.stop?.own ?? world.settings.auto_stop.current_probability, source: (trade.stop?.own ?? null) === null ? 'desk' : 'trade', own_floor: trade.stop?.own ?? null, version: trade.stop?.version ?? 0, changed_by: trade.stop ? 'anna' : null, changed_at: null },
      can_close: open ? { enabled: true, rule: '', reason: '' } : { enabled: false, rule: 'not_open', reason: 'It is not open yet.' },
    };
  });
  return { trades, auto_stop: world.autoStop, at_stake: round(trades.reduce((sum, trade) => sum - trade.worst_case, 0), 2) };
}

export function account(world) {
  const exposure = activeTrades(world).at_stake;
  return {
    account: 'demo',
    balance: world.balance,
    available: round(world.balance - 11.04, 2),
    portfolio_value: round(world.balance + exposure, 2),
    exposure,
    day_pnl: 14.62,
    open_trades: world.trades.length,
    synced_at: iso(Date.now() - 800),
    stream_live: true,
    limits: [
      { name: 'max_exposure', unit: 'dollars', used: exposure, limit: 250, percent: round((exposure / 250) * 100, 1) },
      { name: 'max_daily_loss', unit: 'dollars', used: 6.2, limit: 50, percent: 12.4 },
      { name: 'max_open_trades', unit: 'trades', used: world.trades.length, limit: 6, percent: round((world.trades.length / 6) * 100, 1) },
      { name: 'max_position', unit: 'contracts', used: 60, limit: 100, percent: 60 },
    ],
  };
}

function history(now) {
  const trades = [];
  let id = 1041;
  for (let back = 1; back <= 640; back++) {
    const at = now - back * 1.15 * HOUR - chance() * HOUR;
    const symbol = chance() > 0.3 ? 'BTC' : 'ETH';
    const side = chance() > 0.45 ? 'yes' : 'no';
    const buy = round(0.88 + chance() * 0.09, 2);
    const position = 5 + Math.floor(chance() * 60);
    const stopped = chance() > 0.9;
    const won = !stopped && chance() > 0.035;
    const sell = stopped ? round(0.3 + chance() * 0.4, 2) : won ? 1 : 0;
    const fees = round(0.07 * position * buy * (1 - buy) * (stopped ? 2 : 1), 2);
    const pnl = round((sell - buy) * position - fees, 2);
    const base = symbol === 'BTC' ? 118_000 : 4_150;
    const strike = base + Math.floor(chance() * 20 - 10) * (symbol === 'BTC' ? 250 : 25);
    const hour = Number(new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', hour: '2-digit', hourCycle: 'h23' }).format(at));
    trades.push({
      id: id--,
      status: 'closed',
      date: iso(at).slice(0, 10),
      time: iso(at).slice(11, 19),
      symbol,
      strategy: 'Hourly HTC',
      contract: `${symbol} ${hour % 12 || 12}${hour < 12 ? 'am' : 'pm'}`,
      strike: `$${strike.toLocaleString('en-US')}`,
      side,
      prob: round(95 + chance() * 4.5, 1),
      diff: `+${Math.floor(chance() * 6)}`,
      buy_price: buy,
      sell_price: sell,
      position,
      fees,
      pnl,
      closed_at: iso(at + 300_000 + chance() * 600_000),
      symbol_open: base,
      symbol_close: base + round(chance() * 200 - 100, 2),
      momentum: Math.round(chance() * 30 - 15),
      win_loss: pnl > 0 ? 'W' : pnl < 0 ? 'L' : 'D',
      ticker: `KX${symbol}D-T${strike}`,
      event_ticker: `KX${symbol}D`,
      hour,
      ticket_id: `TICKET-${Math.floor(chance() * 0xfffffffff).toString(16).padStart(9, '0')}-${Math.floor(at)}`,
      entry_method: chance() > 0.25 ? 'auto' : 'manual',
      exit_reason: stopped ? 'auto_stop' : chance() > 0.9 ? 'manual' : 'settlement',
      mode: 'Paper',
      test: false,
      slippage: chance() > 0.7 ? 0.01 : 0,
      fill_ms: Math.floor(60 + chance() * 300),
      model: 'fingerprints-2026.11',
      reason: null,
      created_at: iso(at),
      opened_at: iso(at + 300),
    });
  }
  return trades;
}
