// Binance Spot by the venue's own JavaScript client, unmodified, against the simulator.
//
//   node binance_spot.mjs REST_URL STREAM_URL KEY SECRET
//
// Needs the package @binance/spot and nothing else. The account has a thousand USDT or more. Ends
// with the number of checks that passed.

import { Spot } from "@binance/spot";

const [basePath, wsURL, apiKey, apiSecret] = process.argv.slice(2);
if (!apiSecret) {
  console.error("node binance_spot.mjs REST_URL STREAM_URL KEY SECRET");
  process.exit(2);
}

const configurationRestAPI = { apiKey, apiSecret, basePath, timeout: 30000 };
const client = new Spot({ configurationRestAPI, configurationWebsocketStreams: { wsURL } });
const rest = client.restAPI;
const symbol = "BTCUSDT";
let passed = 0;
let failed = 0;

/** Runs one call; it passes when what it brings holds. */
async function check(name, call, holds = () => true) {
  try {
    const data = await call();
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

const ok = (name, call, holds) => check(name, async () => (await call()).data(), holds);

/** Passes when the call is refused in these words. */
const refused = (words, call) =>
  check("refused: " + words, async () => {
    try {
      await (await call()).data();
    } catch (answer) {
      return answer.message;
    }
    return "not refused";
  }, (message) => message.includes(words));

await ok("ping", () => rest.ping());
await ok("time", () => rest.time(), (a) => Math.abs(Number(a.serverTime) - Date.now()) < 5000);
await ok("exchangeInfo", () => rest.exchangeInfo({ symbol }), (a) => a.symbols[0].filters.length > 3);
await ok("depth", () => rest.depth({ symbol, limit: 5 }), (a) => a.asks.length === 5 && +a.bids[0][0] < +a.asks[0][0]);
await ok("klines", () => rest.klines({ symbol, interval: "1m", limit: 3 }), (a) => a.length === 3);
await ok("aggTrades", () => rest.aggTrades({ symbol, limit: 3 }), (a) => a.length === 3);
await ok("ticker24hr", () => rest.ticker24hr({ symbol }), (a) => +a.lowPrice <= +a.lastPrice);
const price = await ok("tickerPrice", () => rest.tickerPrice({ symbol }), (a) => +a.price > 0);
await ok("getAccount", () => rest.getAccount(), (a) => a.canTrade);

const bought = await ok(
  "newOrder, market",
  () => rest.newOrder({ symbol, side: "BUY", type: "MARKET", quoteOrderQty: 100 }),
  (a) => a.status === "FILLED" && a.fills.length > 0,
);
const low = (+price.price * 0.9).toFixed(2);
const limit = { symbol, side: "BUY", type: "LIMIT", timeInForce: "GTC", quantity: 0.001, price: low };
const resting = await ok("newOrder, limit", () => rest.newOrder(limit), (a) => a.status === "NEW");
await ok("getOpenOrders", () => rest.getOpenOrders({ symbol }), (a) => a.some((o) => o.orderId === resting.orderId));
await ok("deleteOrder", () => rest.deleteOrder({ symbol, orderId: resting.orderId }), (a) => a.status === "CANCELED");
await ok("getOrder", () => rest.getOrder({ symbol, orderId: bought.orderId }), (a) => a.status === "FILLED");
await ok("myTrades", () => rest.myTrades({ symbol, orderId: bought.orderId }), (a) => a.every((t) => t.isBuyer));
await refused("Filter failure: NOTIONAL", () => rest.newOrder({ ...limit, quantity: 0.00001 }));
await refused("Invalid symbol.", () => rest.depth({ symbol: "NOPEUSDT" }));
const stranger = new Spot({ configurationRestAPI: { ...configurationRestAPI, apiSecret: "wrong" } });
await refused("Signature for this request is not valid.", () => stranger.restAPI.getAccount());

/** The first messages of a stream of the client's own. */
async function hear(open, count) {
  const connection = await client.websocketStreams.connect();
  try {
    return await new Promise((resolve, reject) => {
      const heard = [];
      setTimeout(() => reject(new Error("only " + heard.length + " messages came")), 30000).unref();
      open(connection).on("message", (message) => {
        heard.push(message);
        if (heard.length === count) {
          resolve(heard);
        }
      });
    });
  } finally {
    await connection.disconnect();
  }
}

await check("stream, trade", () => hear((c) => c.trade({ symbol: "btcusdt" }), 2), (a) => Number(a[1].t) === Number(a[0].t) + 1);
await check("stream, aggTrade", () => hear((c) => c.aggTrade({ symbol: "btcusdt" }), 2), (a) => a.every((m) => m.e === "aggTrade"));
await check("stream, bookTicker", () => hear((c) => c.bookTicker({ symbol: "btcusdt" }), 2), (a) => a.every((m) => +m.b < +m.a));
await check("stream, kline", () => hear((c) => c.kline({ symbol: "btcusdt", interval: "1m" }), 1), (a) => a[0].k.i === "1m");

console.log(`${passed} of ${passed + failed} passed`);
process.exit(failed ? 1 : 0);
