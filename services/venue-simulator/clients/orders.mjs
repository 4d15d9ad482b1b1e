// Orders, errors and settlement by Kalshi's own TypeScript client, unmodified, against the simulator.
//
//   node orders.mjs BASE_URL KEY_ID PRIVATE_KEY.pem
//
// Needs the package kalshi-typescript, and an account with a thousand dollars or more that has not
// traded yet. With a fast clock (recio sim --speed 60) it waits for a market to pay, too; by the wall
// clock that takes up to an hour. Ends with the number of checks that passed.

import kalshi from "kalshi-typescript";

const { ApiKeysApi, Configuration, ExchangeApi, MarketApi, OrderGroupsApi, OrdersApi, PortfolioApi } = kalshi;
const [basePath, apiKey, privateKeyPath] = process.argv.slice(2);
if (!privateKeyPath) {
  console.error("node orders.mjs BASE_URL KEY_ID PRIVATE_KEY.pem");
  process.exit(2);
}

const configuration = new Configuration({ basePath, apiKey, privateKeyPath });
const exchange = new ExchangeApi(configuration);
const markets = new MarketApi(configuration);
const orders = new OrdersApi(configuration);
const groups = new OrderGroupsApi(configuration);
const portfolio = new PortfolioApi(configuration);
const keys = new ApiKeysApi(configuration);
let passed = 0;
let failed = 0;

/** Runs one call; it passes when it succeeds and what the answer has to say holds. */
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
    console.log("FAILED " + name + " - " + wrong.message + " " + JSON.stringify(wrong.response?.data ?? ""));
    return undefined;
  }
}

/** Passes when the call is answered with this status and this code. */
async function refused(status, code, call) {
  await check(`${code}: ${status}`, async () => {
    try {
      await call();
    } catch (answer) {
      if (answer.response?.status === status && answer.response.data.error.code === code) {
        return { data: true };
      }
      throw answer;
    }
    throw new Error("it was not refused");
  });
}

const pause = (millis) => new Promise((done) => setTimeout(done, millis));

/** Of the event that closes next, with time enough for all that follows: it may have to open first. */
async function nearestTheMoney() {
  for (;;) {
    const now = new Date((await exchange.getUserDataTimestamp()).data.as_of_time);
    const { data } = await markets.getMarkets(1000, undefined, undefined, "KXBTCD");
    const hour = data.markets.filter((m) => {
      const left = (new Date(m.close_time) - now) / 1000;
      return m.status === "active" && left > 1200 && left <= 3600;
    });
    if (hour.length) {
      const away = (m) => Math.abs(Number(m.yes_bid_dollars) - 0.5);
      return hour.reduce((best, m) => (away(m) < away(best) ? m : best));
    }
    await pause(1000);
  }
}

const { ticker } = await nearestTheMoney();
const order = (count, price, more = {}) => ({
  ticker,
  side: "bid",
  count,
  price,
  time_in_force: "good_till_canceled",
  self_trade_prevention_type: "taker_at_cross",
  ...more,
});
const create = (...terms) => orders.createOrderV2(order(...terms));

const start = await check("getBalance", () => portfolio.getBalance(), (a) => a.balance > 0);
const taken = await check(
  "createOrderV2, immediate",
  () => create("2.50", "0.99", { time_in_force: "immediate_or_cancel" }),
  (a) => a.fill_count === "2.50" && a.remaining_count === "0.00",
);
await check("getOrder", () => orders.getOrder(taken.order_id), (a) => a.order.status === "executed");
const { fills } = await check("getFills", () => portfolio.getFills(ticker), (a) => a.fills.length > 0);
await check("getPositions", () => portfolio.getPositions(), (a) => a.market_positions[0].position_fp === "2.50");
const spent = fills.reduce((sum, f) => sum + Number(f.count_fp) * Number(f.yes_price_dollars) + Number(f.fee_cost), 0);
const same = (one, two) => Math.abs(one - two) < 0.00005;
await check("getBalance, after the purchase", () => portfolio.getBalance(), (a) =>
  same(Number(a.balance_dollars), Number(start.balance_dollars) - spent));

const resting = await check("createOrderV2, resting", () => create("10", "0.02", { client_order_id: "ts" }), (a) => a.remaining_count === "10.00");
const id = resting.order_id;
await check("getOrders, resting", () => orders.getOrders(undefined, undefined, undefined, undefined, "resting"), (a) => a.orders.length === 1);
await check("getOrderQueuePosition", () => orders.getOrderQueuePosition(id), (a) => Number(a.queue_position_fp) >= 0);
await check("decreaseOrderV2", () => orders.decreaseOrderV2(id, { reduce_to: "6" }), (a) => a.remaining_count === "6.00");
await check("amendOrderV2", () => orders.amendOrderV2(id, { ticker, side: "bid", price: "0.03", count: "8" }), (a) => a.remaining_count === "8.00");
await check("cancelOrderV2", () => orders.cancelOrderV2(id), (a) => a.reduced_by === "8.00");
await refused(404, "not_found", () => orders.cancelOrderV2(id));
const batch = await check("batchCreateOrdersV2", () => orders.batchCreateOrdersV2({ orders: [order("1", "0.02"), order("1", "0.025")] }), (a) =>
  a.orders[0].order_id && a.orders[1].error.code === "invalid_price");
await check("batchCancelOrdersV2", () => orders.batchCancelOrdersV2({ orders: [{ order_id: batch.orders[0].order_id }] }), (a) => a.orders[0].reduced_by === "1.00");
await create("1", "0.02");
await check("cancelAllOrders", () => orders.cancelAllOrders());

const group = await check("createOrderGroup", () => groups.createOrderGroup({ contracts_limit: 100 }), (a) => a.order_group_id);
const grouped = (await create("1", "0.02", { order_group_id: group.order_group_id })).data;
await check("getOrderGroup", () => groups.getOrderGroup(group.order_group_id), (a) => a.orders[0] === grouped.order_id);
await check("triggerOrderGroup", () => groups.triggerOrderGroup(group.order_group_id));
await check("resetOrderGroup", () => groups.resetOrderGroup(group.order_group_id));
await check("deleteOrderGroup", () => groups.deleteOrderGroup(group.order_group_id));
const made = await check("generateApiKey", () => keys.generateApiKey({ name: "second" }), (a) => a.private_key);
await check("deleteApiKey", () => keys.deleteApiKey(made.api_key_id));

await refused(409, "order_already_exists", () => create("1", "0.02", { client_order_id: "ts" }));
await refused(409, "fill_or_kill_insufficient_resting_volume", () => create("1", "0.01", { time_in_force: "fill_or_kill" }));
await refused(400, "invalid_price", () => create("1", "0.015"));
await refused(400, "invalid_order", () => create("0", "0.02"));
await refused(400, "insufficient_balance", () => create("100000000", "0.50"));
await refused(404, "market_not_found", () => create("1", "0.02", { ticker: "NOPE" }));

const paid = await check("getSettlements", async () => {
  for (let tries = 0; tries < 8000; tries++) {
    const { data } = await portfolio.getSettlements(undefined, undefined, ticker);
    if (data.settlements.length) {
      return { data: data.settlements[0] };
    }
    await pause(500);
  }
  throw new Error("it was never paid");
}, (a) => a.revenue === (a.market_result === "yes" ? 250 : 0));
await check("getBalance, after the payment", () => portfolio.getBalance(), (a) =>
  same(Number(a.balance_dollars), Number(start.balance_dollars) - spent + paid.revenue / 100));

console.log(`${passed} of ${passed + failed} passed`);
process.exit(failed ? 1 : 0);
