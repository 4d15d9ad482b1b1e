"""Polygon and Alpaca by their own Python clients, unmodified, against the simulator.

    python stocks.py POLYGON_URL POLYGON_KEY ALPACA_URL ALPACA_KEY ALPACA_SECRET

Needs the packages massive and alpaca-py; with polygon-api-client instead of massive, or beside it,
its checks run too. The account is one that has not traded yet and has fifty thousand dollars or more.
Without --market-hours always, orders trade only while the exchanges are open. Ends with the number
of checks that passed.
"""

import datetime
import importlib
import importlib.util
import sys
import threading
import time
from decimal import Decimal

from alpaca.common.exceptions import APIError
from alpaca.trading.client import TradingClient
from alpaca.trading.enums import (
    AssetClass,
    AssetStatus,
    OrderClass,
    OrderSide,
    OrderStatus,
    QueryOrderStatus,
    TimeInForce,
)
from alpaca.trading.requests import (
    ClosePositionRequest,
    GetAssetsRequest,
    GetCalendarRequest,
    GetOrdersRequest,
    LimitOrderRequest,
    MarketOrderRequest,
    ReplaceOrderRequest,
    StopLimitOrderRequest,
    StopLossRequest,
    StopOrderRequest,
    TakeProfitRequest,
    TrailingStopOrderRequest,
)
from alpaca.trading.stream import TradingStream

passed, failed = [], []


def check(name, call, holds=lambda answer: True):
    """Runs one call; it passes when its answer fits the model and what it has to say holds."""
    try:
        answer = call()
        assert holds(answer), "the answer does not hold: %r" % (answer,)
        passed.append(name)
        print("ok    ", name)
        return answer
    except Exception as wrong:  # The edge: every kind of failure is one that did not pass.
        failed.append(name)
        print("FAILED", name, "-", str(wrong)[:500])
        return None


def polygon(package, url, key):
    """The same calls by either name of the package."""
    rest = importlib.import_module(package)
    bad = importlib.import_module(package + ".exceptions").BadResponse
    client = rest.RESTClient(key, base=url)
    past = datetime.date.today() - datetime.timedelta(days=40)
    start, end = str(past), str(past + datetime.timedelta(days=7))

    def ok(name, call, holds=lambda answer: True):
        return check("%s: %s" % (package, name), call, holds)

    def refused(call, text):
        try:
            call()
        except bad as answer:
            return text in str(answer)
        return False

    minutes = ok(
        "list_aggs, minutes of a week in pages",
        lambda: list(client.list_aggs("AAPL", 1, "minute", start, end, limit=1000)),
        lambda a: len(a) >= 4 * 390 and all(x.timestamp < y.timestamp for x, y in zip(a, a[1:])),
    )
    ok(
        "list_aggs, newest first",
        lambda: list(client.list_aggs("AAPL", 1, "minute", start, end, limit=1000, sort="desc")),
        lambda a: [x.timestamp for x in a] == [x.timestamp for x in reversed(minutes)],
    )
    for multiplier, span in (
        (1, "second"),
        (5, "minute"),
        (1, "hour"),
        (1, "day"),
        (1, "week"),
        (1, "month"),
        (1, "quarter"),
        (1, "year"),
    ):
        ok(
            "get_aggs, %d %s" % (multiplier, span),
            lambda: client.get_aggs("MSFT", multiplier, span, start, end, limit=50000),
            lambda a: a and all(x.low <= x.open <= x.high and x.low <= x.close <= x.high for x in a),
        )
    day = client.get_aggs("AAPL", 1, "day", start, end)[0]
    date = str(datetime.datetime.fromtimestamp(day.timestamp / 1000, datetime.timezone.utc).date())
    ok("get_aggs, unknown ticker", lambda: client.get_aggs("NOPE", 1, "day", start, end), lambda a: a == [])
    ok("get_previous_close_agg", lambda: client.get_previous_close_agg("AAPL"), lambda a: a[0].ticker == "AAPL")
    ok(
        "get_daily_open_close_agg",
        lambda: client.get_daily_open_close_agg("AAPL", date),
        lambda a: a.symbol == "AAPL" and a.open == day.open and a.close == day.close and a.from_ == date,
    )
    ok(
        "get_grouped_daily_aggs",
        lambda: client.get_grouped_daily_aggs(date),
        lambda a: {x.ticker: x.close for x in a}["AAPL"] == day.close,
    )
    trade = ok("get_last_trade", lambda: client.get_last_trade("AAPL"), lambda a: a.ticker == "AAPL" and a.price > 0)
    ok("get_last_quote", lambda: client.get_last_quote("AAPL"), lambda a: a.bid_price < a.ask_price)
    ok(
        "get_snapshot_ticker",
        lambda: client.get_snapshot_ticker("stocks", "AAPL"),
        lambda a: a.last_trade.sip_timestamp >= trade.sip_timestamp and a.prev_day.close > 0 and a.todays_change,
    )
    ok(
        "get_snapshot_all, some",
        lambda: client.get_snapshot_all("stocks", ["AAPL", "NOPE", "MSFT"]),
        lambda a: [x.ticker for x in a] == ["AAPL", "MSFT"],
    )
    ok("get_snapshot_all", lambda: client.get_snapshot_all("stocks"), lambda a: len(a) > 30)
    ok("get_market_status", client.get_market_status, lambda a: a.market and a.exchanges.nasdaq and a.server_time)
    ok("get_market_holidays", client.get_market_holidays, lambda a: isinstance(a, list))
    ok("unknown ticker: NOT_FOUND", lambda: refused(lambda: client.get_last_trade("NOPE"), "NOT_FOUND"), bool)
    wrong = rest.RESTClient("wrong", base=url)
    ok("wrong key: 401", lambda: refused(lambda: wrong.get_last_trade("AAPL"), "Unknown API Key"), bool)


def denied(call, status, code):
    """Whether a call is answered with this status and this code."""
    try:
        call()
    except APIError as answer:
        return answer.status_code == status and answer.code == code
    return False


def until(client, order_id, *wanted):
    """The order once it is in one of these states; a quarter of a minute at most."""
    for _ in range(60):
        order = client.get_order_by_id(order_id)
        if order.status in wanted:
            return order
        time.sleep(0.25)
    raise AssertionError("order is %s" % order.status)


class Listener:
    """The stream in a thread of its own."""

    def __init__(self, url, key, secret):
        self.updates = []
        self.stream = TradingStream(key, secret, url_override=url)
        self.stream.subscribe_trade_updates(self.hear)
        self.thread = threading.Thread(target=self.stream.run, daemon=True)
        self.thread.start()

    async def hear(self, update):
        self.updates.append(update)

    def wait(self, order_id, event):
        for _ in range(60):
            if any(str(u.order.id) == str(order_id) and u.event == event for u in self.updates):
                return [u for u in self.updates if str(u.order.id) == str(order_id)]
            time.sleep(0.25)
        raise AssertionError("no %s among %s" % (event, [u.event for u in self.updates]))


def alpaca(url, key, secret):
    client = TradingClient(key, secret, url_override=url)
    listener = Listener(url.replace("http", "ws", 1) + "/stream", key, secret)

    start = check("get_account", client.get_account, lambda a: a.status.value == "ACTIVE" and Decimal(a.cash) >= 50000)
    check("get_clock", client.get_clock, lambda a: a.next_close > a.timestamp)
    check(
        "get_calendar",
        lambda: client.get_calendar(GetCalendarRequest(start="2026-03-02", end="2026-03-06")),
        lambda a: len(a) == 5,
    )
    apple = check("get_asset", lambda: client.get_asset("AAPL"), lambda a: a.tradable and a.fractionable)
    check("get_asset, by id", lambda: client.get_asset(apple.id), lambda a: a.symbol == "AAPL")
    check("get_asset, unknown: 404", lambda: denied(lambda: client.get_asset("NOPE"), 404, 40410000), bool)
    check(
        "get_all_assets",
        lambda: client.get_all_assets(GetAssetsRequest(status=AssetStatus.ACTIVE, asset_class=AssetClass.US_EQUITY)),
        lambda a: len(a) > 30,
    )

    def order(kind, side=OrderSide.BUY, qty=10, tif=TimeInForce.DAY, **more):
        return kind(symbol="AAPL", qty=qty, side=side, time_in_force=tif, **more)

    for _ in range(40):
        if listener.stream._running:
            break
        time.sleep(0.25)
    placed = check(
        "submit_order, market",
        lambda: client.submit_order(order(MarketOrderRequest, client_order_id="mine")),
        lambda a: a.status in (OrderStatus.PENDING_NEW, OrderStatus.NEW),
    )
    filled = check(
        "get_order_by_id, filled",
        lambda: until(client, placed.id, OrderStatus.FILLED),
        lambda a: a.filled_qty == "10" and Decimal(a.filled_avg_price) > 0 and a.filled_at,
    )
    told = check("stream, fill", lambda: listener.wait(placed.id, "fill"), lambda a: a[-1].position_qty == 10)
    check("stream, the order of events", lambda: [u.event for u in told], lambda a: a[-2:] == ["new", "fill"])
    check("get_order_by_client_id", lambda: client.get_order_by_client_id("mine"), lambda a: a.id == placed.id)
    cost = Decimal(filled.filled_avg_price) * 10
    check("get_account, paid", client.get_account, lambda a: Decimal(a.cash) == Decimal(start.cash) - cost)
    check(
        "get_open_position",
        lambda: client.get_open_position("AAPL"),
        lambda a: a.qty == "10" and Decimal(a.cost_basis) == cost and a.side.value == "long",
    )
    check("get_open_position, by id", lambda: client.get_open_position(apple.id), lambda a: a.symbol == "AAPL")
    check("get_all_positions", client.get_all_positions, lambda a: len(a) == 1)
    part = check(
        "submit_order, notional",
        lambda: client.submit_order(
            MarketOrderRequest(symbol="MSFT", notional=123.45, side=OrderSide.BUY, time_in_force=TimeInForce.DAY)
        ),
        lambda a: a.notional == "123.45" and a.qty is None,
    )
    check("notional, filled", lambda: until(client, part.id, OrderStatus.FILLED), lambda a: Decimal(a.filled_qty) < 1)

    resting = check(
        "submit_order, limit",
        lambda: client.submit_order(order(LimitOrderRequest, limit_price=1.25, tif=TimeInForce.GTC)),
        lambda a: a.limit_price == "1.25",
    )
    check("get_orders", client.get_orders, lambda a: [o.id for o in a] == [resting.id])
    changed = check(
        "replace_order_by_id",
        lambda: client.replace_order_by_id(resting.id, ReplaceOrderRequest(qty=4, limit_price=1.5)),
        lambda a: a.replaces == resting.id and a.qty == "4" and a.limit_price == "1.5",
    )
    check(
        "get_order_by_id, replaced",
        lambda: client.get_order_by_id(resting.id),
        lambda a: a.status == OrderStatus.REPLACED and a.replaced_by == changed.id,
    )
    check("cancel_order_by_id", lambda: client.cancel_order_by_id(changed.id))
    check("canceled", lambda: until(client, changed.id, OrderStatus.CANCELED), lambda a: a.canceled_at)
    check("stream, canceled", lambda: listener.wait(changed.id, "canceled"))

    sell = OrderSide.SELL
    kinds = {
        "stop": order(StopOrderRequest, sell, 1, stop_price=1),
        "stop_limit": order(StopLimitOrderRequest, sell, 1, stop_price=1, limit_price=1),
        "trailing, dollars": order(TrailingStopOrderRequest, sell, 1, trail_price=50),
        "trailing, percent": order(TrailingStopOrderRequest, sell, 1, trail_percent=20),
    }
    for name, wanted in kinds.items():
        check("submit_order, " + name, lambda: client.submit_order(wanted), lambda a: a.stop_price)
    for tif in (TimeInForce.IOC, TimeInForce.FOK):
        once = check(
            "submit_order, " + tif.value, lambda: client.submit_order(order(LimitOrderRequest, limit_price=1, tif=tif))
        )
        check(tif.value + ", canceled", lambda: until(client, once.id, OrderStatus.CANCELED))
    check(
        "cancel_orders",
        client.cancel_orders,
        lambda a: len(a) == len(kinds) and all(each.status == 200 for each in a),
    )
    check(
        "get_orders, closed",
        lambda: client.get_orders(GetOrdersRequest(status=QueryOrderStatus.CLOSED, symbols=["AAPL"], limit=500)),
        lambda a: len(a) >= 5,
    )

    exits = dict(take_profit=TakeProfitRequest(limit_price=9000), stop_loss=StopLossRequest(stop_price=1))
    bracket = check(
        "submit_order, bracket",
        lambda: client.submit_order(order(MarketOrderRequest, qty=2, order_class=OrderClass.BRACKET, **exits)),
        lambda a: [leg.status for leg in a.legs] == [OrderStatus.HELD] * 2,
    )
    for leg in bracket.legs:
        check("bracket, " + leg.type.value + " is new", lambda: until(client, leg.id, OrderStatus.NEW))
    check(
        "get_orders, nested",
        lambda: client.get_orders(GetOrdersRequest(status=QueryOrderStatus.ALL, nested=True, limit=500)),
        lambda a: len({o.id: o for o in a}[bracket.id].legs) == 2,
    )
    check("cancel_order_by_id, one exit", lambda: client.cancel_order_by_id(bracket.legs[0].id))
    check("bracket, the other goes with it", lambda: until(client, bracket.legs[1].id, OrderStatus.CANCELED))

    def says(status, code, wanted):
        check("%d %d" % (status, code), lambda: denied(lambda: client.submit_order(wanted), status, code), bool)

    says(422, 40010001, order(MarketOrderRequest, client_order_id="mine"))
    says(422, 42210000, order(LimitOrderRequest, limit_price=10.001))
    says(403, 40310000, order(LimitOrderRequest, limit_price=1000, qty=1_000_000))
    says(403, 40310000, order(MarketOrderRequest, sell, 1_000_000))
    says(422, 42210000, order(MarketOrderRequest).model_copy(update={"symbol": "NOPE"}))
    check(
        "cancel of what is filled: 422",
        lambda: denied(lambda: client.cancel_order_by_id(placed.id), 422, 42210000),
        bool,
    )

    closing = check(
        "close_position, in part",
        lambda: client.close_position("AAPL", ClosePositionRequest(qty="4")),
        lambda a: a.qty == "4" and a.side == sell,
    )
    check("close_position, filled", lambda: until(client, closing.id, OrderStatus.FILLED))
    every = check(
        "close_all_positions",
        lambda: client.close_all_positions(cancel_orders=True),
        lambda a: sorted(each.symbol for each in a) == ["AAPL", "MSFT"],
    )
    for each in every:
        check("close_all_positions, " + each.symbol, lambda: until(client, each.order_id, OrderStatus.FILLED))
    check("get_all_positions, none", client.get_all_positions, lambda a: a == [])
    orders = client.get_orders(GetOrdersRequest(status=QueryOrderStatus.ALL, limit=500))
    earned = sum(
        Decimal(o.filled_qty) * Decimal(o.filled_avg_price) * (1 if o.side == sell else -1)
        for o in orders
        if Decimal(o.filled_qty) > 0
    )
    check(
        "get_account, cash is what the fills make of it",
        client.get_account,
        lambda a: abs(Decimal(a.cash) - Decimal(start.cash) - earned) < Decimal("0.0001") and a.cash == a.equity,
    )
    stranger = TradingClient(key, "wrong", url_override=url)
    check("wrong secret: 401", lambda: denied(stranger.get_account, 401, 40110000), bool)

    def until_refused():
        client._retry = 0
        for _ in range(450):
            try:
                client.get_clock()
            except APIError as answer:
                return answer.status_code == 429
        return False

    check("too many requests: 429", until_refused, bool)
    listener.stream.stop()


def main(polygon_url, polygon_key, alpaca_url, alpaca_key, alpaca_secret):
    packages = [name for name in ("massive", "polygon") if importlib.util.find_spec(name)]
    for package in packages:
        polygon(package, polygon_url, polygon_key)
    alpaca(alpaca_url, alpaca_key, alpaca_secret)
    print("%d of %d passed" % (len(passed), len(passed) + len(failed)))
    return 1 if failed or not packages else 0


if __name__ == "__main__":
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
