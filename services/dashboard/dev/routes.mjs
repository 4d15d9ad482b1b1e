import { account, activeTrades, addTrade, aged, analysisState, chance, closesAt, momentumPanel, priceLine, tablePanel, tradeSignals } from './world.mjs';

const iso = (ms) => new Date(ms).toISOString();
const ok = (body) => ({ status: 200, body });

export class Refusal extends Error {
  constructor(status, reason, detail, fields = [], more = {}) {
    super(detail);
    this.status = status;
    this.body = { type: 'about:blank', title: reason, status, detail, reason, request_id: 'a1b2c3d4e5f60718', fields, ...more };
  }
}

const COMPONENTS = [
  ['main-app', 3000, ['trade-manager', 'active-trade-supervisor', 'auto-entry-supervisor']],
  ['trade-manager', 4000, ['trade-executor', 'kalshi-account-sync']],
  ['trade-executor', 8001, ['venue-simulator']],
  ['active-trade-supervisor', 8007, ['trade-manager', 'unified-production-coordinator']],
  ['auto-entry-supervisor', 8009, ['trade-manager', 'unified-production-coordinator']],
  ['unified-production-coordinator', 8010, ['symbol-price-watchdog-btc', 'symbol-price-watchdog-eth', 'kalshi-api-watchdog']],
  ['kalshi-account-sync', 8004, ['venue-simulator']],
  ['kalshi-api-watchdog', 8005, ['venue-simulator']],
  ['symbol-price-watchdog-btc', 8002, ['venue-simulator']],
  ['symbol-price-watchdog-eth', 8006, ['venue-simulator']],
  ['venue-simulator', 8014, []],
  ['db-poller', 8003, []],
  ['cascading-failure-detector', 8011, ['main-app']],
  ['system-monitor', 8012, ['main-app']],
  ['connector-hub', 8013, []],
  ['ai-service', 8000, []],
];

function stateOf(world, name) {
  const away = world.scenario.away;
  if (name === away) return 'away';
  if (!away) return 'ready';
  const needs = new Map(COMPONENTS.map(([each, , list]) => [each, list]));
  const hit = (each, seen = new Set()) => (needs.get(each) ?? []).some((need) => need === away || (!seen.has(need) && hit(need, seen.add(need))));
  return hit(name) ? 'waiting' : 'ready';
}

export function roster(world) {
  return COMPONENTS.map(([component, port]) => ({
    component,
    port,
    state: stateOf(world, component),
    detail: stateOf(world, component) === 'ready' ? '' : `waits for ${world.scenario.away}`,
    version: '3.0.0',
    mode: world.mode,
    upSeconds: 8_400,
    heardSecondsAgo: stateOf(world, component) === 'away' ? 42 : 2,
    answeredInMillis: 4,
  }));
}

function nodes(world) {
  return COMPONENTS.map(([component, port]) => ({
    component,
    port,
    state: stateOf(world, component),
    detail: stateOf(world, component) === 'ready' ? '' : `waits for ${world.scenario.away}`,
    version: '3.0.0',
    mode: world.mode,
    up_seconds: 8_400,
    heard_seconds_ago: stateOf(world, component) === 'away' ? 42 : 2,
    answered_in_ms: 4,
    starts24h: component === 'trade-executor' ? 3 : 1,
    root: !world.scenario.detectorSilent && component === world.scenario.away,
    because_of: world.scenario.detectorSilent ? null : (broken(world).find((each) => each.followers.some((follower) => follower.component === component))?.component ?? null),
  }));
}

const ROOTS = {
  kalshi_api: { evidence: 'The exchange does not answer: connect timed out.', impact: 'The exchange does not answer: no order is sent, open trades cannot be closed. Market quotes grow old: no new entry.', next: 'Nothing is restarted; everything follows by itself when it is back.', followers: ['kalshi-api-watchdog', 'unified-production-coordinator'] },
  clock: { evidence: "Our clock and the exchange's differ by 4120 ms.", impact: 'Signatures and ages are off: the exchange may refuse every request.', next: 'Nothing is restarted; everything follows by itself when it is back.', followers: [] },
};

function broken(world) {
  const { away, root } = world.scenario;
  const found = [];
  if (root) {
    const { evidence, impact, next, followers } = ROOTS[root];
    found.push({ component: root, by: 'detector', outside: true, critical: root !== 'clock', cause: evidence, impact, since: iso(Date.now() - 222_000), next, followers: followers.map((component) => ({ component, state: stateOf(world, component), detail: '' })) });
  }
  if (away) {
    const followers = COMPONENTS.map(([component]) => component).filter((component) => stateOf(world, component) === 'waiting');
    found.push(
      world.scenario.detectorSilent
        ? { component: away, by: 'gateway', outside: false, critical: false, cause: 'It does not answer: connection refused.', impact: 'Orders wait; nothing reaches the exchange.', since: iso(Date.now() - 42_000), next: 'The cluster starts it again; the operator recovers what that does not help.', followers: [] }
        : { component: away, by: 'detector', outside: false, critical: true, cause: 'It does not answer: connection refused.', impact: 'No order can be sent or cancelled. Stops of open trades are not watched.', since: iso(Date.now() - 42_000), next: 'The operator restarts it by itself.', followers: followers.map((component) => ({ component, state: 'waiting', detail: `waits for ${away}` })) },
    );
  }
  return found;
}

function system(world) {
  const { away, root, detectorSilent } = world.scenario;
  return {
    overall: away || root || detectorSilent ? 'degraded' : 'healthy',
    verdict: detectorSilent ? { by: 'gateway', level: '', at: null, reason: 'cascading-failure-detector did not answer: connection refused.' } : { by: 'detector', level: away || root ? 'CRITICAL' : 'NORMAL', at: iso(Date.now() - 2_000), reason: '' },
    broken: broken(world),
    nodes: nodes(world),
    edges: COMPONENTS.flatMap(([from, , needs]) => needs.map((to) => ({ from, to }))),
    roots: broken(world).filter((each) => each.by === 'detector').map((each) => each.component),
    resources: { cpu_percent: 34.2, memory_percent: 61.8, disk_percent: 48.1, cpu_alert: 80, memory_alert: 85, disk_alert: 90 },
    database: { status: 'ready', reason: '', response_ms: 3, connections: 42, max_connections: 100, size_bytes: 1_840_000_000, schema_version: 9 },
    connectors: [
      { name: 'kalshi', state: 'healthy', detail: 'Paper exchange', circuit: null, countdown_seconds: null, errors: null, last_success: null, budget_left: null },
      { name: 'coinbase', state: 'healthy', detail: 'Ticker socket', circuit: null, countdown_seconds: null, errors: null, last_success: null, budget_left: null },
      { name: 'sendgrid', state: 'waiting', detail: 'Rate limit reached (429).', circuit: 'open', countdown_seconds: 27, errors: 14, last_success: iso(Date.now() - 640_000), budget_left: 0 },
      { name: 'openai', state: 'ready', detail: 'Not used for trading', circuit: 'half_open', countdown_seconds: null, errors: 1, last_success: iso(Date.now() - 90_000), budget_left: 480 },
    ],
    jobs: [
      { name: 'migrations', state: 'done', last_run: null, detail: 'schema version 9' },
    ],
  };
}

function component(world, name) {
  const node = nodes(world).find((each) => each.component === name);
  if (!node) throw new Refusal(404, 'NoSuchComponent', 'There is no such component.');
  const needs = COMPONENTS.find(([each]) => each === name)[2];
  return {
    node,
    needs,
    needed_by: COMPONENTS.filter(([, , list]) => list.includes(name)).map(([each]) => each),
    starts: [
      { pod: `${name}-7c9f-x2x`, version: '3.0.0', started_at: iso(Date.now() - 8_400_000), ready_at: iso(Date.now() - 8_396_200) },
      { pod: `${name}-5b1d-k8m`, version: '2.9.4', started_at: iso(Date.now() - 60_000_000), ready_at: iso(Date.now() - 59_995_100) },
    ],
    checks: [{ at: iso(Date.now() - 4_000), status: 'healthy', detail: 'answered in 4 ms' }],
    restart_command: `kubectl -n trading annotate tradingsystem desk --overwrite rec.io/restart=${name}/$(date +%s)`,
  };
}

/** The detector hands it on, but not its own, and the operator has not read what was said of the poller. */
function restart(world, name, { request_id, reason }) {
  component(world, name);
  if (!reason?.trim()) throw new Refusal(400, 'BadRequest', 'reason is required.', [{ field: 'reason', rule: 'is required' }]);
  if (name === 'cascading-failure-detector') {
    throw new Refusal(409, 'OperatorOnly', 'The failure detector did not hand the wish on to the operator: it does not answer. This command asks the operator itself.', [], { commands: [`kubectl -n trading annotate tradingsystem desk --overwrite rec.io/restart=${name}/${request_id} rec.io/by=anna`], checks: [] });
  }
  if (name === 'db-poller') throw new Refusal(409, 'TooSoon', 'A restart was asked for a moment ago and the operator has to read it first; ask again in 6 s.', [], { commands: [], checks: [] });
  return { status: 202, body: { component: name, request_id, detail: `The operator gives ${name} new pods as soon as no release, recovery or rollout has the right of way; the system's Events say when, by whom and why.` } };
}

function restarts() {
  const to = Date.now();
  const from = to - 86_400_000;
  return {
    from: iso(from),
    to: iso(to),
    components: COMPONENTS.map(([component], index) => ({
      component,
      starts: [
        { pod: 'a', version: '3.0.0', at: iso(to - 8_400_000 + index * 9_000), ready_at: null, reason: 'rollout' },
        ...(component === 'trade-executor' ? [{ pod: 'b', version: '3.0.0', at: iso(to - 5_100_000), ready_at: null, reason: 'restart' }, { pod: 'c', version: '3.0.0', at: iso(to - 42_000_000), ready_at: null, reason: 'restart' }] : []),
        ...(index % 5 === 0 ? [{ pod: 'd', version: '2.9.4', at: iso(from + 9_000_000), ready_at: null, reason: 'first' }] : []),
      ],
    })),
  };
}

const told = (step, minutes, channels, failure = '', attempts = 1) => ({ step, told: failure ? `nobody but the log: ${failure}` : `told by ${channels.join(', ')}`, state: failure ? 'nobody' : 'told', attempts, last_attempt_at: iso(Date.now() - minutes * 60_000), taken_at: iso(Date.now() - minutes * 60_000), delivered_at: failure ? null : iso(Date.now() - minutes * 60_000 + 900), told_by: failure ? [] : channels, failure });

function alert(world, id, key, severity, text, minutes, more) {
  const [service, type, about] = key.split('/');
  return { id, service, type, about, source: 'service', severity, text, evidence: {}, cause: key, runbook: '', opened_at: iso(Date.now() - minutes * 60_000), last_seen_at: iso(Date.now() - 2_000), times: 1, acknowledged: world.acknowledged.get(id) ?? null, closed_at: null, deliveries: [], ...more };
}

function alerts(world) {
  const root = 'cascading_failure_detector/root_cause/kalshi_api';
  const { evidence, impact, next } = ROOTS.kalshi_api;
  const all = world.scenario.empty
    ? []
    : [
        {
          severity: 'critical',
          alert: alert(world, 'a41', root, 'critical', `kalshi_api is the cause: ${evidence} ${impact}`, 6, { source: 'cause', evidence: { evidence, impact, action: next, sufferers: 'kalshi-api-watchdog' }, runbook: "Look at the exchange's status page; if it is well, at the way out of the cluster. Close open positions there by hand if they cannot wait.", deliveries: [told('critical', 6, ['email', 'log']), told('escalated-1', 1, ['email', 'log'])] }),
          dependents: [
            alert(world, 'a42', 'kalshi_api_watchdog/service_waiting/kalshi_api_watchdog', 'warning', 'kalshi-api-watchdog is not ready: the exchange does not answer', 5, { source: 'symptom', cause: root }),
            alert(world, 'a43', 'unified_production_coordinator/service_waiting/unified_production_coordinator', 'warning', 'unified-production-coordinator is not ready: its markets of BTC are 74 s old', 5, { source: 'symptom', cause: root }),
          ],
        },
        { severity: 'warning', alert: alert(world, 'a40', 'ai_service/cpu_usage/ai_service', 'warning', 'ai_service: CPU usage is 91.4 %, the limit is 80 %', 18, { source: 'symptom', evidence: { value: '91.4', limit: '80' }, runbook: 'kubectl top pods; raise resources.limits.cpu of the component in the TradingSystem.', acknowledged: { by: 'ben', at: iso(Date.now() - 900_000), note: 'a long calculation, ends at noon' }, deliveries: [told('warning', 17, [], 'email: APIError: 401', 1)] }), dependents: [] },
        { severity: 'info', alert: alert(world, 'a39', 'connector_hub/circuit_open/openai', 'info', 'The circuit of openai is half open.', 22, { times: 4, runbook: "Look at the service's last log lines on the system page, then at what it waits for." }), dependents: [] },
      ];
  const causes = all.map((each) => ({ cause: each.alert.cause, ...each }));
  const lines = causes.flatMap((each) => [each.alert, ...each.dependents]);
  const count = (severity) => lines.filter((line) => line.severity === severity).length;
  return { at: iso(Date.now()), causes, counts: { critical: count('critical'), warning: count('warning'), info: count('info') }, silences: [...world.silences.values()] };
}

const STACK = `java.net.ConnectException: Connection refused
	at java.base/sun.nio.ch.Net.pollConnect(Native Method)
	at io.rec.venues.rest.VenueRest.once(VenueRest.java:88)
	at io.rec.tradeexecutor.order.Sending.send(Sending.java:61)
	at io.rec.tradeexecutor.order.Orders.place(Orders.java:140)
`;

const THRESHOLDS = {
  raise_after: 30,
  clear_after: 60,
  limits: [
    ['cpu_usage', 'CPU use of its limit', '%', 80, 80],
    ['memory_usage', 'memory use of its limit', '%', 85, 85],
    ['disk_usage', 'disk use of the file system', '%', 90, 90],
    ['api_response_time', 'response time on average', 's', 2.5, 5],
    ['error_rate', 'share of failed requests over five minutes', '%', 5, 5],
    ['database_connections', "connections of the server's maximum", '%', 80, 80],
  ].map(([name, what, unit, above, usual]) => ({
    name,
    what,
    unit,
    above,
    low_again: above * 0.95,
    usual,
    setting: `RECIO_SET_THRESHOLDS_${name.toUpperCase()}`,
  })),
};

const CHANNELS = () => [
  { name: 'mail', type: 'smtp', status: 'connected', circuit_open: false, last_success: iso(Date.now() - 3_600_000), last_error_message: '', healthy: true },
  { name: 'desk', type: 'slack', status: 'error', circuit_open: false, last_success: null, last_error_message: 'the webhook answered 404', healthy: false },
  { name: 'log', type: 'log', status: 'connected', circuit_open: false, last_success: iso(Date.now() - 20_000), last_error_message: '', healthy: null },
];

function errors() {
  const error = (service, fingerprint, kind, message, more) => ({ service, fingerprint, kind, message, logger: 'rec_io_system', stack: '', context: {}, trace_id: '', first_release: '3.0.0', release: '3.0.0', first_seen: iso(Date.now() - 7_200_000), last_seen: iso(Date.now() - 40_000), times: 1, critical: false, ...more });
  return [
    error('trade_executor', '5b0e77c1a2d4f601', 'java.net.ConnectException', 'order 1042 was not sent: connection refused', { times: 12, context: { trade: '1042' }, trace_id: '0af7651916cd43dd8448eb211c80319c' }),
    error('trade_manager', '77aa01c2e4b9d310', 'org.postgresql.util.PSQLException', 'could not extend file "base/16384/2619": No space left on device', { times: 3, critical: true, first_seen: iso(Date.now() - 600_000) }),
  ];
}

function silence(world, id, wish) {
  const found = alerts(world).causes.map((each) => each.alert).find((each) => each.id === id);
  if (!found) throw new Refusal(404, 'UnknownAlert', 'No alert with this id is open.');
  const made = { id: (world.silenceId += 1), type: found.type, service: found.service, about: found.about, until: iso(Date.now() + wish.minutes * 60_000), by: 'anna', reason: wish.reason, made_at: iso(Date.now()) };
  world.silences.set(made.id, made);
  return made;
}

function acknowledge(world, id, note) {
  const cause = alerts(world).causes.find((each) => each.alert.id === id);
  if (!cause) throw new Refusal(404, 'UnknownAlert', 'No alert with this id is open.');
  const taken = [cause.alert, ...cause.dependents];
  taken.forEach((each) => world.acknowledged.set(each.id, { by: 'anna', at: iso(Date.now()), note }));
  return taken;
}

function alertHistory(world) {
  const over = (id, key, severity, text, minutes, lasted, more) => alert(world, id, key, severity, text, minutes, { closed_at: iso(Date.now() - (minutes - lasted) * 60_000), ...more });
  return [
    over('a36', 'cascading_failure_detector/root_cause/database', 'critical', 'database is the cause: it refuses connections.', 300, 4, { source: 'cause', evidence: { evidence: 'It refuses connections.', impact: '', action: '', sufferers: '' }, acknowledged: { by: 'ben', at: iso(Date.now() - 299 * 60_000), note: '' }, deliveries: [told('critical', 300, ['email', 'log']), told('closed', 295, ['email', 'log'])] }),
    over('a35', 'trade_manager/reconciliation/trade:1037', 'warning', 'One contract more at the exchange than in our books.', 420, 10, { deliveries: [told('warning', 420, ['log'])] }),
    over('a34', 'symbol_price_watchdog_eth/feed_lost/ETH', 'warning', 'No ETH tick for 14 s.', 610, 1, {}),
  ];
}

const LOG_TEXTS = ['Strike table published', 'Tick stored', 'Order accepted', 'Position confirmed', 'Settings read anew', 'Snapshot written', 'Reconciled: no difference', 'Auto entry: probability 94.1, needs at least 95'];
const logLines = [];
function log() {
  const now = Date.now();
  while (logLines.length < 400) logLines.push(logLine(now - logLines.length * 3_100));
  if (now - Date.parse(logLines[0].at) > 1_500) logLines.unshift(logLine(now));
  return logLines;
}
function logLine(at) {
  const level = chance() > 0.97 ? 'error' : chance() > 0.92 ? 'warning' : 'info';
  return { at: iso(at), source: 'facts', component: COMPONENTS[Math.floor(chance() * COMPONENTS.length)][0], level, text: LOG_TEXTS[Math.floor(chance() * LOG_TEXTS.length)], trace_id: chance() > 0.5 ? Math.floor(chance() * 1e15).toString(16).padStart(16, '0') : null, about: null };
}

function filtered(world, query) {
  const all = world.scenario.empty ? [] : world.history;
  return all.filter(
    (trade) =>
      (!query.get('from') || trade.date >= query.get('from')) &&
      (!query.get('to') || trade.date <= query.get('to')) &&
      (!query.get('symbol') || trade.symbol === query.get('symbol')) &&
      (!query.get('side') || trade.side === query.get('side')) &&
      (!query.get('result') || { W: 'win', L: 'loss', D: 'draw' }[trade.win_loss] === query.get('result')) &&
      (!query.get('exit_reason') || trade.exit_reason === query.get('exit_reason')) &&
      (query.get('mode') === 'any' || trade.mode === (query.get('mode') || world.mode)) &&
      (!query.get('hour') || String(trade.hour) === query.get('hour')),
  );
}

const sum = (list) => list.reduce((total, value) => total + value, 0);
const mean = (list) => (list.length === 0 ? null : sum(list) / list.length);

function curve(trades) {
  let total = 0;
  let best = 0;
  return [...trades].reverse().map((trade) => {
    total += trade.pnl;
    best = Math.max(best, total);
    return { at: trade.closed_at, trade: trade.id, pnl: trade.pnl, total: Math.round(total * 100) / 100, drawdown: Math.round((best - total) * 100) / 100 };
  });
}

function summary(trades) {
  const won = trades.filter((trade) => trade.pnl > 0).map((trade) => trade.pnl);
  const lost = trades.filter((trade) => trade.pnl < 0).map((trade) => trade.pnl);
  const fees = sum(trades.map((trade) => trade.fees));
  const net = sum(trades.map((trade) => trade.pnl));
  let run = 0;
  let longest = 0;
  [...trades].reverse().forEach((trade) => (longest = Math.max(longest, (run = trade.pnl < 0 ? run + 1 : 0))));
  return {
    trades: trades.length,
    wins: won.length,
    losses: lost.length,
    draws: trades.length - won.length - lost.length,
    win_rate: trades.length === 0 ? 0 : (won.length / (won.length + lost.length)) * 100,
    average_probability: 96.8,
    average_buy: 0.92,
    average_diff: 2.1,
    total_pnl: net,
    gross_pnl: net + fees,
    fees,
    returned: trades.length === 0 ? 0 : (net / sum(trades.map((trade) => trade.buy_price * trade.position))) * 100,
    average_win: mean(won),
    average_loss: mean(lost),
    profit_factor: lost.length === 0 ? null : sum(won) / -sum(lost),
    max_drawdown: Math.max(0, ...curve(trades).map((point) => point.drawdown)),
    longest_losing_run: longest,
    expectancy: mean(trades.map((trade) => trade.pnl)),
    sharpe: trades.length < 10 ? null : 2.41,
    sharpe_period: 'daily',
  };
}

function detail(world, id) {
  const found = world.history.find((trade) => trade.id === id) ?? activeTrades(world).trades.find((trade) => trade.id === id);
  if (!found) throw new Refusal(404, 'NoSuchTrade', 'There is no such trade.');
  const at = Date.parse(found.created_at);
  const state = (version, after, from, to, event, why, actor) => ({ version, at: iso(at + after), actor, event, from, to, why, payload: {} });
  const trade = { sell_price: null, pnl: null, closed_at: null, win_loss: null, symbol_open: null, symbol_close: null, momentum: 4, diff: '+3', strategy: 'Hourly HTC', prob: 96.2, exit_reason: null, mode: world.mode, test: false, slippage: 0.01, fill_ms: 142, model: 'fingerprints-2026.11', ticket_id: 'TICKET-5f2c91ab0-1764200000000', date: '', time: '', hour: null, ...found };
  return {
    trade,
    timeline: [
      state(1, 0, null, 'pending', 'open_ticket', 'probability 96.2, edge 3.1', found.entry_method === 'auto' ? 'auto-entry-supervisor' : 'anna'),
      state(2, 61, 'pending', 'pending', 'executor_accepted', '', 'trade-executor'),
      state(3, 344, 'pending', 'open', 'position_filled', `${found.position} at ${found.buy_price}`, 'kalshi-account-sync'),
      ...(trade.closed_at ? [{ ...state(4, 0, 'open', 'closed', trade.exit_reason, `sold at ${trade.sell_price}`, 'active-trade-supervisor'), at: trade.closed_at }] : []),
    ],
    orders: [{ client_order_id: '0b7e1c52-5f2c-4a11', purpose: 'open', book_side: 'bid', count: found.position, yes_limit: found.buy_price, time_in_force: 'fill_or_kill', created_at: iso(at + 8), stage: 'filled', order_id: 'ord-88213', reason: null, sent_at: iso(at + 12), answered_at: iso(at + 58) }],
    fills: [{ id: 1, fill_id: 'f-1', ticker: found.ticker, order_id: 'ord-88213', client_order_id: null, side: found.side, action: 'buy', count: found.position, yes_price: found.buy_price, no_price: 1 - found.buy_price, fee: found.fees, is_taker: true, at: iso(at + 310) }],
  };
}

function quote(world, wish) {
  const fields = [];
  if (!wish.market) fields.push({ field: 'market', rule: 'is needed' });
  if (!(wish.contracts >= 1)) fields.push({ field: 'contracts', rule: 'at least 1' });
  if (wish.limit_cents !== undefined && !(wish.limit_cents >= 1 && wish.limit_cents <= 99)) fields.push({ field: 'limit_cents', rule: 'between 1 and 99' });
  if (fields.length > 0) throw new Refusal(422, 'OrderRefused', 'Some fields are not as they have to be.', fields);
  const symbol = wish.market.includes('ETH') ? 'ETH' : 'BTC';
  const row = tablePanel(world, symbol).rows.find((each) => each.ticker === wish.market);
  if (!row) throw new Refusal(422, 'OrderRefused', 'This market is not open.', [{ field: 'market', rule: 'is open' }]);
  const ask = wish.side === 'yes' ? row.yes_ask : row.no_ask;
  const limit = wish.limit_cents ?? ask;
  const slippage = wish.max_slippage ?? 1;
  const price = Math.min(99, limit + slippage) / 100;
  const fee = Math.ceil(7 * wish.contracts * price * (1 - price)) / 100;
  const own = row.probability === null ? null : wish.side === row.active_side ? row.probability : 100 - row.probability;
  let allowed = wish.side === 'yes' ? row.buy_yes : row.buy_no;
  if (allowed.enabled && wish.contracts > 100) allowed = { enabled: false, rule: 'max_position', reason: 'At most 100 contracts in one market.' };
  if (allowed.enabled && limit + slippage < ask) allowed = { enabled: false, rule: 'ask_moved', reason: `The ask is ${ask}¢ now, ${ask - limit}¢ above your limit.` };
  return {
    quote_token: allowed.enabled ? `q-${Date.now()}` : null,
    expires_at: iso(Date.now() + 15_000),
    token_needed: world.mode === 'Live',
    allowed,
    order: { market: wish.market, symbol, strike: row.strike, side: wish.side, contracts: wish.contracts, limit_cents: limit, max_slippage: slippage, time_in_force: 'fill_or_kill' },
    ask_cents: ask,
    cost: price * wish.contracts,
    fee,
    max_loss: price * wish.contracts + fee,
    max_gain: (1 - price) * wish.contracts - fee,
    break_even: (price + fee / wish.contracts) * 100,
    our_probability: own,
    edge: own === null ? null : own - ask,
    ttc: Math.floor((closesAt() - Date.now()) / 1000),
    balance_after: world.balance - price * wish.contracts - fee,
  };
}

function execute(world, wish, tell) {
  if (world.taken?.has(wish.request_id)) return { status: 202, body: world.taken.get(wish.request_id) };
  const asked = quote(world, { market: wish.market, side: wish.side, contracts: wish.contracts, limit_cents: wish.limit, max_slippage: wish.max_slippage });
  if (!asked.allowed.enabled) throw new Refusal(422, 'OrderRefused', asked.allowed.reason);
  if (world.mode === 'Live' && !wish.quote_token) throw new Refusal(422, 'QuoteNeeded', 'A live order needs a quote.');
  const trade = addTrade(world, { symbol: asked.order.symbol, strike: asked.order.strike, side: wish.side, position: wish.contracts, method: 'manual', ticker: wish.market, price: asked.ask_cents / 100, at: Date.now() });
  trade.status = 'pending';
  trade.held = 0;
  world.balance -= asked.cost + asked.fee;
  world.taken = (world.taken ?? new Map()).set(wish.request_id, { trade_id: trade.id, state: 'pending' });
  setTimeout(() => {
    trade.status = 'open';
    trade.held = trade.position;
    tell('trade', { trade_id: trade.id, ticker: trade.ticker, side: trade.side, status: 'open', event: 'position_filled' }, String(trade.id));
  }, 700);
  return { status: 202, body: { trade_id: trade.id, state: 'pending' } };
}

function setStop(world, id, wish) {
  const fields = [];
  if (typeof wish.auto_stop !== 'boolean') fields.push({ field: 'auto_stop', rule: 'is required: true or false' });
  const floor = wish.current_probability ?? null;
  if (floor !== null && !(Number.isInteger(floor) && floor >= 0 && floor <= 100)) fields.push({ field: 'current_probability', rule: 'is 0 to 100 percent, or null for the floor of the desk' });
  if (fields.length > 0) throw new Refusal(400, 'BadRequest', 'Some fields are not as they have to be.', fields);
  const trade = world.trades.find((each) => each.id === id);
  if (!trade) throw new Refusal(404, 'NoSuchTrade', 'There is no such trade.');
  trade.stop = { attached: wish.auto_stop, own: floor, version: (trade.stop?.version ?? 0) + 1 };
  return { id, version: trade.stop.version, auto_stop: wish.auto_stop, current_probability: floor, changed_by: 'anna', changed_at: iso(Date.now()) };
}

/** Made within five seconds. */
function beginExport(world, query) {
  const line = { id: 1 + (world.exports?.length ?? 0), name: `trades-20251127-145012.${query.get('format')}`, state: 'running', problem: '', bytes: 1_900_000, asked_by: 'anna', created_at: iso(Date.now()), finished_at: null, expires_at: iso(Date.now() + 86_400_000) };
  world.exports = [line, ...(world.exports ?? [])];
  setTimeout(() => Object.assign(line, { state: 'ready', bytes: 7_300_000, finished_at: iso(Date.now()) }), 5_000);
  return line;
}

function close(world, id, wish, tell) {
  const trade = world.trades.find((each) => each.id === id);
  if (!trade) throw new Refusal(404, 'NoSuchTrade', 'There is no such trade.');
  if (wish.contracts && wish.held !== trade.held) throw new Refusal(409, 'Refused', `trade_held: found ${trade.held} are held, needs the ${wish.held} that were seen`);
  trade.status = 'closing';
  setTimeout(() => {
    if (wish.contracts && wish.contracts < trade.held) {
      trade.held -= wish.contracts;
      trade.status = 'open';
      tell('trade', { trade_id: id, ticker: trade.ticker, side: trade.side, status: 'open', event: 'order_done' }, String(id));
      return;
    }
    world.trades = world.trades.filter((each) => each !== trade);
    tell('trade', { trade_id: id, ticker: trade.ticker, side: trade.side, status: 'closed', event: 'manual', pnl: -1.24 }, String(id));
  }, 900);
  return { status: 202, body: { trade_id: id, state: 'closing' } };
}

const RULES = [
  ['auto_entry', true, 'auto_entry: found on, needs on'],
  ['fresh_data', true, 'fresh_data: found 0.4, needs at most 10 seconds'],
  ['kill_switch', true, 'kill_switch: found none, needs none'],
  ['min_time', true, 'min_time: found 412, needs at least 120 seconds'],
  ['max_time', false, 'max_time: found 1912, needs at most 900 seconds'],
  ['spike_alert', true, 'spike_alert: found idle, needs idle'],
];

function whyNot(world, symbol) {
  const rows = tablePanel(world, symbol).rows.filter((row) => row.probability >= 90).sort((a, b) => b.probability - a.probability);
  const decision = (checks) => ({ passed: checks.every(([, passed]) => passed), reason: '', checks: checks.map(([rule, passed, sentence]) => ({ rule, passed, found: '', relation: '', needed: '', unit: '', sentence })) });
  return {
    symbol,
    as_of: iso(Date.now()),
    status: 'INACTIVE',
    reason: '',
    settings_version: 12,
    readiness: decision(RULES),
    rows: rows.slice(0, 5).map((row) => ({
      row,
      side: row.active_side,
      would_enter: false,
      decision: decision([
        ['min_probability', true, `min_probability: found ${row.probability}, needs at least 95 percent`],
        ['min_differential', false, `min_differential: found ${row.active_side === 'yes' ? row.yes_diff : row.no_diff}, needs at least 4 points`],
        ['max_ask', true, 'max_ask: found 96, needs at most 98 cents'],
        ['not_held', true, 'not_held: found none, needs none'],
      ]),
    })),
  };
}

export function entryStatus(world) {
  return { switched_on: world.autoEntry, auto_stop: world.autoStop, allowed_by_system: true, settings_version: world.versions[0].version, symbols: ['BTC', 'ETH'].map((symbol) => symbolStatus(world, symbol)), suspensions: [] };
}

function symbolStatus(world, symbol) {
  const ttc = (closesAt() - Date.now()) / 1000;
  const { min_time, max_time } = world.settings.auto_entry;
  const status = !world.autoEntry ? 'DISABLED' : world.kill.level !== 'none' || world.scenario.spike ? 'PAUSED' : ttc >= min_time && ttc <= max_time ? 'ACTIVE' : 'INACTIVE';
  const reason = { DISABLED: 'SwitchedOff', PAUSED: world.scenario.spike ? 'SpikeAlert' : 'KillSwitch', ACTIVE: '', INACTIVE: 'OutsideWindow' }[status];
  return { symbol, status, reason, cooldown_seconds: world.scenario.spike ? 832 : 0, updated_at: iso(Date.now()) };
}

export function desk(world) {
  return {
    name: 'desk',
    mode: world.mode,
    can_go_live: { enabled: false, rule: 'LIVE_ALLOWED', reason: 'The TradingSystem does not allow live trading: its spec.allowLive is false.' },
    version: '3.0.0',
    user: { user_id: 'user_0001', name: 'anna', role: 'admin' },
    timezone: 'America/New_York',
    symbols: ['BTC', 'ETH'],
    features: ['auto_entry', 'auto_stop', 'preview', 'export'],
    auth_off: false,
    can_trade: { enabled: true, rule: '', reason: '' },
    kill: world.kill,
    limits: { max_position_contracts: 100, max_exposure: 250, max_daily_loss: 50, max_open_trades: 6, max_order: 100 },
    server_time: iso(Date.now()),
  };
}

function candles(world, symbol, query) {
  const step = query.get('step') ?? '1m';
  const seconds = { '1s': 1, '1m': 60, '5m': 300, '1h': 3600, '1d': 86400 }[step];
  const each = world.markets[symbol];
  const made = new Map();
  const source = seconds <= 60 ? each.history : Array.from({ length: 160 * 4 }, (_, index) => ({ at: Date.now() - ((160 * 4 - index) * seconds * 1000) / 4, price: each.price * (1 + Math.sin(index / 40) * 0.012 + (chance() - 0.5) * 0.003) }));
  for (const tick of source.slice(seconds === 1 ? -900 : 0)) {
    const t = Math.floor(tick.at / 1000 / seconds) * seconds;
    const candle = made.get(t);
    if (!candle) made.set(t, { t, o: tick.price, h: tick.price, l: tick.price, c: tick.price });
    else Object.assign(candle, { h: Math.max(candle.h, tick.price), l: Math.min(candle.l, tick.price), c: tick.price });
  }
  return { symbol, step, from: query.get('from'), to: query.get('to'), candles: [...made.values()].sort((a, b) => a.t - b.t) };
}

function saveSettings(world, kind, change) {
  if (kind === 'auto_entry' && change.min_time > change.max_time) throw new Refusal(422, 'SettingsRefused', 'Some fields are not as they have to be.', [{ field: 'min_time', rule: 'not above max_time' }]);
  const known = world.settings[kind];
  for (const name of Object.keys(known)) if (change[name] !== undefined && change[name] !== null) known[name] = change[name];
  world.versions.unshift({ ...world.versions[0], ...known, version: world.versions[0].version + 1, changed_by: 'anna', changed_at: iso(Date.now()) });
  return settings(world, kind);
}

function settings(world, kind) {
  const { version, changed_by, changed_at } = world.versions[0];
  return { version, ...world.settings[kind], changed_by, changed_at };
}

/** The answer of a route; `tell` sends a fact to every page. */
export function answer(world, method, url, body, tell) {
  const path = url.pathname;
  const query = url.searchParams;
  const part = path.split('/');
  const is = (wanted, pattern) => method === wanted && (typeof pattern === 'string' ? path === pattern : pattern.test(path));

  if (is('GET', '/api/auth/session')) {
    if (world.scenario.lapsed || world.signedOut) throw new Refusal(401, 'SignInNeeded', 'Please sign in.');
    return ok({ status: 'ok', user: desk(world).user, expires_at: iso(Date.now() + 86_400_000), csrf: 'dev' });
  }
  if (is('POST', '/api/auth/refresh')) throw new Refusal(401, 'SignInNeeded', 'Please sign in.');
  if (is('POST', '/auth/login')) {
    if (body.password === 'locked') throw new Refusal(429, 'TooManyTries', 'Too many tries.', [], { retry: 30 });
    if (body.password !== 'desk') throw new Refusal(401, 'SignInRefused', 'User name, password or code is wrong.');
    world.scenario.lapsed = world.signedOut = false;
    return ok({ status: 'ok', user: desk(world).user, expires_at: iso(Date.now() + 86_400_000), csrf: 'dev' });
  }
  if (world.scenario.lapsed || world.signedOut) throw new Refusal(401, 'SignInNeeded', 'Please sign in.');
  if (is('POST', '/auth/logout')) return ((world.signedOut = true), { status: 204 });
  if (is('GET', '/api/auth/devices')) return ok([{ id: 1, name: 'Chrome on Linux', browser: 'Chrome 142', place: '192.0.2.14', first_seen: iso(Date.now() - 9e8), last_used: iso(Date.now() - 60_000), current: true }, { id: 2, name: 'Safari on iPhone', browser: 'Safari 26', place: '198.51.100.7', first_seen: iso(Date.now() - 4e9), last_used: iso(Date.now() - 7e7), current: false }]);
  if (is('GET', '/api/auth/sessions')) return ok([{ id: 5, kind: 'browser', name: 'Chrome on Linux', place: '192.0.2.14', created_at: iso(Date.now() - 3e6), expires_at: iso(Date.now() + 8e7), current: true }, { id: 4, kind: 'api', name: 'Program', place: '192.0.2.20', created_at: iso(Date.now() - 9e6), expires_at: iso(Date.now() + 7e7), current: false }]);
  if (is('GET', '/api/auth/totp')) return ok({ active: false });
  if (is('POST', '/api/auth/totp/begin')) return ok({ secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/REC.IO:anna?secret=JBSWY3DPEHPK3PXP' });
  if (is('GET', '/api/auth/accounts')) return ok([{ user_id: 'user_0001', username: 'anna', role: 'admin', active: true, password_generated: false }, { user_id: 'user_0002', username: 'ben', role: 'trader', active: true, password_generated: true }, { user_id: 'user_0003', username: 'guest', role: 'viewer', active: false, password_generated: false }]);

  if (is('GET', '/api/desk')) return ok(desk(world));
  if (is('GET', /^\/api\/prices\//)) return ok(aged(world, priceLine(world, part[3])));
  if (is('GET', /^\/api\/momentum\//)) return ok(aged(world, momentumPanel(world, part[3])));
  if (is('GET', /^\/api\/strike_table\//)) return ok(aged(world, tablePanel(world, part[3])));
  if (is('GET', /^\/api\/candles\//)) return ok(candles(world, part[3], query));
  if (is('GET', '/api/active_trades')) return ok(aged(world, activeTrades(world)));
  if (is('GET', '/api/trades')) {
    const all = filtered(world, query);
    const from = Number(query.get('cursor') ?? 0);
    const limit = Number(query.get('limit') ?? 50);
    return ok(aged(world, { trades: all.slice(from, from + limit), next: from + limit < all.length ? from + limit : null, mode: query.get('mode') || world.mode, others: from === 0 ? 0 : null, summary: from === 0 && !['any', 'unknown'].includes(query.get('mode')) ? { ...summary(all), ...(world.scenario.archive ? { trades: 48_211 } : {}) } : null }));
  }
  if (is('GET', '/api/trades/summary')) return ok(aged(world, summary(filtered(world, query))));
  if (is('GET', '/api/trades/equity')) {
    const all = filtered(world, query);
    return ok(aged(world, { points: curve(all), marks: all.length > 40 ? [{ at: all[30].closed_at, kind: 'settings', text: 'version 12: least probability 95' }, { at: all[12].closed_at, kind: 'incident', text: 'trade-executor out of memory' }] : [] }));
  }
  if (is('POST', '/api/trades/exports')) return ok(beginExport(world, query));
  if (is('GET', '/api/exports')) return ok({ exports: world.exports ?? [] });
  if (is('GET', /^\/api\/trades\/\d+$/)) return ok(aged(world, detail(world, Number(part[3]))));
  if (is('POST', '/api/trades/quote')) return ok(quote(world, body));
  if (is('POST', '/api/trades/execute')) return execute(world, body, tell);
  if (is('POST', /^\/api\/trades\/\d+\/close$/)) return close(world, Number(part[3]), body, tell);
  if (is('POST', /^\/api\/trades\/\d+\/stop$/)) return ok(setStop(world, Number(part[3]), body));
  if (is('GET', '/api/fills')) return ok(aged(world, { rows: world.history.slice(0, 60).map((trade) => detail(world, trade.id).fills[0]).map((fill, index) => ({ ...fill, id: index })), next: null }));
  if (is('GET', '/api/orders')) return ok(aged(world, { rows: [{ id: 1, order_id: 'ord-88213', client_order_id: null, ticker: 'KXBTCD-25NOV2715-T118249.99', status: 'resting', action: 'buy', side: 'no', type: 'limit', yes_price: null, no_price: 91, initial_count: 12, remaining_count: 12, fill_count: 0, created_at: iso(Date.now() - 9_000), updated_at: null }], next: null }));
  if (is('GET', '/api/settlements')) return ok(aged(world, { rows: world.history.slice(0, 30).map((trade, index) => ({ id: index, ticker: trade.ticker, result: trade.side, yes_count: trade.position, yes_cost: trade.position * trade.buy_price, no_count: 0, no_cost: 0, revenue: trade.position, settled_at: trade.closed_at })), next: null }));
  if (is('GET', '/api/positions')) return ok(aged(world, { rows: world.trades.map((trade, index) => ({ ticker: trade.ticker, ours: trade.side === 'yes' ? trade.held : -trade.held, venues: (trade.side === 'yes' ? trade.held : -trade.held) + (index === 1 ? -1 : 0), difference: index === 1 ? 1 : 0, venue_exposure: trade.held * trade.buy_price, realized_pnl: 0, fees_paid: trade.fees, venue_as_of: iso(Date.now() - 900) })), next: null }));
  if (is('GET', '/api/signals')) return ok(aged(world, { rows: [{ id: 1, at: iso(Date.now() - 400_000), symbol: 'BTC', ticker: 'KXBTCD-25NOV2715-T117999.99', side: 'yes', ticket_id: 'TICKET-1', outcome: 'not taken', settings_version: 12, decision: { passed: false, reason: 'max_ask: found 99, needs at most 98 cents', checks: [] } }], next: null }));

  if (is('GET', /^\/api\/settings\/(auto_entry|auto_stop|spike)$/)) return ok(settings(world, part[3]));
  if (is('PUT', /^\/api\/settings\/(auto_entry|auto_stop|spike)$/)) return ok(saveSettings(world, part[3], body));
  if (is('GET', /^\/api\/settings\/\w+\/versions$/)) return ok({ versions: world.versions });
  if (is('POST', /^\/api\/settings\/\w+\/revert$/)) return ok(saveSettings(world, part[3], world.versions.find((each) => each.version === body.version)));
  if (is('POST', '/api/settings/auto_entry/preview')) {
    const entered = Math.max(0, Math.round((100 - body.min_probability) * 1.4 - body.min_differential));
    return ok({ from: iso(Date.now() - 86_400_000), hours: 24, entered, now: 6, minutes: 1440, entries: [{ at: iso(Date.now() - 7e6), symbol: 'BTC', event_ticker: 'KXBTCD-1', strike: 118000, side: 'yes', ask: 94, probability: 97.1 }], sentence: `With these settings, ${entered} of the last 24 hours would have entered.` });
  }
  if (is('GET', '/api/auto_entry/status')) return ok(aged(world, entryStatus(world)));
  if (is('GET', /^\/api\/auto_entry\/why_not\//)) return ok(aged(world, whyNot(world, part[4])));
  if (is('PUT', '/api/auto_entry')) return ((world.autoEntry = body.enabled), ok(settings(world, 'auto_entry')));
  if (is('PUT', '/api/auto_stop')) return ((world.autoStop = body.enabled), ok(settings(world, 'auto_stop')));

  if (is('GET', '/api/trade_signals')) return ok({ signals: Object.values(tradeSignals(world)), analysis: analysisState(world) });
  if (is('GET', '/api/account')) return ok(aged(world, account(world), 800));
  if (is('GET', '/api/account/reconciliation')) return ok(aged(world, { comparisons: [{ at: iso(Date.now() - 90_000), trigger: 'every five minutes', differences: [], healed: 0, open: 0, pauses: false }, { at: iso(Date.now() - 390_000), trigger: 'after reconnect', differences: [{ kind: 'count_differs', subject: 'KXBTCD-25NOV2714-T118249.99', trade_id: 1037, ours: '24', venues: '25', healed: true, pauses: false }], healed: 1, open: 0, pauses: false }] }));
  if (is('POST', '/api/account/reconcile')) return ok({ at: iso(Date.now()), trigger: 'anna', differences: [], healed: 0, open: 0, pauses: false });
  if (is('POST', '/api/account/credentials/test')) return ok({ at: iso(Date.now()), key: '4f2c', accepted: true, took_millis: 18, detail: '', scopes: ['read', 'write'], read: true, trade: true });
  if (is('GET', '/api/account/credentials')) return ok(aged(world, { broker: 'Kalshi', environment: 'paper', state: 'not_needed', detail: 'The operator made this key for the paper exchange of this desk; no account is used.', last_used: null }));

  if (is('GET', '/api/kill')) return ok(aged(world, world.kill));
  if (is('PUT', '/api/kill')) {
    world.kill = { level: body.level, set: body.level, by_system: 'none', reason: body.level === 'none' ? '' : body.reason, actor: 'anna', since: iso(Date.now()), cancelled: body.level === 'none' || body.level === 'pause_entries' ? null : 2, left: body.level === 'none' || body.level === 'pause_entries' ? null : 0 };
    tell('kill_switch', { level: body.level, in_force: body.level, reason: body.reason, by: 'anna' });
    return ok(world.kill);
  }

  if (is('GET', '/api/system')) return ok(aged(world, system(world)));
  if (is('GET', '/api/system/restarts')) return ok(aged(world, restarts()));
  if (is('POST', /^\/api\/system\/[\w-]+\/restart$/)) return restart(world, part[3], body);
  if (is('GET', /^\/api\/system\/[\w-]+$/)) return ok(aged(world, component(world, part[3])));
  if (is('GET', '/api/ports')) return ok({ ports: Object.fromEntries(COMPONENTS.map(([name, port]) => [name.replaceAll('-', '_'), port])), service_urls: {}, host: 'desk' });
  if (is('POST', '/api/mode')) throw new Refusal(409, 'OperatorOnly', 'The operator changes the mode.', [], { commands: ["kubectl patch tradingsystem desk --type=merge -p '{\"spec\":{\"mode\":\"Live\"}}'"], checks: [{ name: 'Credentials', passed: false, detail: 'no Secret with a key' }, { name: 'Clock', passed: true, detail: 'off by 12 ms' }, { name: 'Data', passed: true, detail: 'fresh' }, { name: 'Limits', passed: true, detail: 'set' }] });
  if (is('GET', '/api/alerts')) return ok(aged(world, alerts(world)));
  if (is('GET', '/api/alerts/history')) return ok(aged(world, { alerts: world.scenario.empty ? [] : alertHistory(world) }));
  if (is('POST', /^\/api\/alerts\/\w+\/ack$/)) return ok(acknowledge(world, part[3], body.note));
  if (is('POST', /^\/api\/alerts\/\w+\/silence$/)) return ok(silence(world, part[3], body));
  if (is('POST', /^\/api\/silences\/\d+\/end$/)) return (world.silences.delete(Number(part[3])), ok({}));
  if (is('GET', '/api/errors')) return ok(aged(world, { errors: world.scenario.empty ? [] : errors() }));
  if (is('GET', /^\/api\/errors\/\w+\/\w+$/)) {
    const found = errors().find((each) => each.service === part[3] && each.fingerprint === part[4]);
    if (!found) throw new Refusal(404, 'ErrorUnknown', 'This error was never seen.');
    return ok(aged(world, { ...found, stack: STACK }));
  }
  if (is('POST', '/api/beacon')) return { status: 204, body: null };
  if (is('GET', '/api/thresholds')) return ok(aged(world, THRESHOLDS));
  if (is('GET', '/api/channels')) return ok(aged(world, { channels: world.scenario.empty ? [] : CHANNELS() }));
  if (is('POST', '/api/channels/mail/try')) return ok({ connector: 'mail', state: 'sent' });
  if (is('POST', /^\/api\/channels\/\w+\/try$/)) throw new Refusal(424, 'NotificationError', `${part[3]}: the webhook answered 404`);
  if (is('GET', '/api/log')) {
    const all = log().filter((line) => (!query.get('component') || line.component === query.get('component')) && (!query.get('level') || line.level === query.get('level')) && (!query.get('text') || line.text.toLowerCase().includes(query.get('text').toLowerCase())) && (!query.get('trace') || line.trace_id === query.get('trace')));
    return ok(aged(world, { lines: all.slice(0, 200), sources: ['trade log', 'audit trail', 'facts'], next: null }));
  }
  if (is('GET', '/api/preferences')) return ok(world.preferences ?? { strategy: 'Hourly HTC', position_size: 10, multiplier: 1, timezone: null, screen: null, updated_at: null });
  if (is('PUT', '/api/preferences')) return ok((world.preferences = { ...body, updated_at: iso(Date.now()) }));
  throw new Refusal(404, 'NotFound', `No route ${method} ${path}`);
}
