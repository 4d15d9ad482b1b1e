// Every market-data call of Kalshi's own TypeScript client, unmodified, against the simulator.
//
//   node market_data.mjs BASE_URL KEY_ID PRIVATE_KEY.pem
//
// Needs the package kalshi-typescript and nothing else. Ends with the number of calls that passed.

import kalshi from "kalshi-typescript";

const { AccountApi, Configuration, EventsApi, ExchangeApi, MarketApi } = kalshi;
const [basePath, apiKey, privateKeyPath] = process.argv.slice(2);
if (!privateKeyPath) {
  console.error("node market_data.mjs BASE_URL KEY_ID PRIVATE_KEY.pem");
  process.exit(2);
}

const configuration = new Configuration({ basePath, apiKey, privateKeyPath });
const exchange = new ExchangeApi(configuration);
const events = new EventsApi(configuration);
const markets = new MarketApi(configuration);
const account = new AccountApi(configuration);
let passed = 0;
let failed = 0;

/** Runs one call; it passes when it is answered with 200 and what the answer has to say holds. */
async function check(name, call, holds = () => true) {
  try {
    const { data } = await call();
    if (!holds(data)) {
      throw new Error("the answer does not hold: " + JSON.stringify(data).slice(0, 300));
    }
    passed++;
    console.log("ok     " + name);
    return data;
  } catch (wrong) {
    failed++;
    console.log("FAILED " + name + " - " + wrong.message);
    return undefined;
  }
}

await check("getExchangeStatus", () => exchange.getExchangeStatus(), (a) => a.exchange_active);
await check("getExchangeSchedule", () => exchange.getExchangeSchedule(), (a) => a.schedule.standard_hours.length);
await check("getUserDataTimestamp", () => exchange.getUserDataTimestamp(), (a) => a.as_of_time);
await check("getSeriesFeeChanges", () => exchange.getSeriesFeeChanges());
await check("getEventFeeChanges", () => events.getEventFeeChanges(), (a) => a.cursor === "");

await check("getSeriesList", () => markets.getSeriesList("Crypto"), (a) => a.series.length);
await check("getSeries", () => markets.getSeries("KXBTCD"), (a) => a.series.ticker === "KXBTCD");

const listed = await check("getEvents", () => events.getEvents(200), (a) => a.events.length);
await check("getMultivariateEvents", () => events.getMultivariateEvents(), (a) => a.events.length === 0);
const page = await check("getMarkets", () => markets.getMarkets(10), (a) => a.markets.length === 10);
await check("getMarkets, second page", () => markets.getMarkets(10, page.cursor), (a) => a.markets[0].ticker !== page.markets[0].ticker);
const event = listed.events.find((e) => e.series_ticker === "KXBTCD" && new Date(e.strike_date) > new Date()).event_ticker;
const found = await check("getEvent", () => events.getEvent(event), (a) => a.markets.length);
await check("getEventMetadata", () => events.getEventMetadata(event), (a) => a.market_details.length);
const ticker = found.markets[Math.floor(found.markets.length / 2)].ticker;
await check("getMarket", () => markets.getMarket(ticker), (a) => a.market.ticker === ticker);
await check("getMarketOrderbook", () => markets.getMarketOrderbook(ticker), (a) => a.orderbook_fp.yes_dollars);
await check("getMarketOrderbooks", () => markets.getMarketOrderbooks(found.markets.slice(0, 2).map((m) => m.ticker)), (a) => a.orderbooks.length === 2);
const trades = await check("getTrades", () => markets.getTrades(20), (a) => a.trades.length === 20);
await check("getTrades, second page", () => markets.getTrades(20, trades.cursor), (a) => a.trades[0].trade_id !== trades.trades[0].trade_id);

const end = Math.floor(Date.now() / 1000);
const start = end - 7200;
await check("getMarketCandlesticks", () => markets.getMarketCandlesticks("KXBTCD", ticker, start, end, 1), (a) => a.ticker === ticker);
await check("batchGetMarketCandlesticks", () => markets.batchGetMarketCandlesticks(ticker, start, end, 1), (a) => a.markets.length === 1);
await check("getMarketCandlesticksByEvent", () => events.getMarketCandlesticksByEvent(event, "KXBTCD", start, end, 1), (a) => a.market_tickers.length);

await check("getAccountApiLimits", () => account.getAccountApiLimits(), (a) => a.read.refill_rate > 0);
await check("getAccountEndpointCosts", () => account.getAccountEndpointCosts(), (a) => a.default_cost === 10);

console.log(`${passed} of ${passed + failed} passed`);
process.exit(failed ? 1 : 0);
