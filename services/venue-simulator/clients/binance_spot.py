"""Binance Spot by its widely used Python clients, unmodified, against the simulator.

    python binance_spot.py REST_URL STREAM_URL KEY SECRET

Needs the package python-binance, binance-sdk-spot, or both; the checks of each that is installed
run. The account is one that has not traded yet and has fifty thousand USDT or more. Ends with the
number of checks that passed.
"""

import asyncio
import importlib.util
import sys
import time
from decimal import Decimal

passed, failed = [], []
FEE = Decimal("0.001")


def check(name, call, holds=lambda answer: True):
    """Runs one call; it passes when its answer can be read and what it has to say holds."""
    try:
        answer = call()
        assert holds(answer), "the answer does not hold: %r" % (answer,)
        passed.append(name)
        print("ok    ", name)
        return answer
    except Exception as wrong:  # The edge: every kind of failure is one that did not pass.
        failed.append(name)
        print("FAILED", name, "-", repr(wrong)[:500])
        return None


def exact(*texts):
    """The product of decimals that were written as texts."""
    product = Decimal(1)
    for text in texts:
        product *= Decimal(text)
    return product


def market_data(client):
    def ok(name, call, holds=lambda answer: True):
        return check("python-binance: " + name, call, holds)

    from binance.exceptions import BinanceAPIException

    def refused(call, code):
        try:
            call()
        except BinanceAPIException as answer:
            return answer.code == code
        return False

    ok("ping", client.ping, lambda a: a == {})
    ok("get_server_time", client.get_server_time, lambda a: abs(a["serverTime"] / 1000 - time.time()) < 5)
    ok(
        "get_exchange_info",
        client.get_exchange_info,
        lambda a: {"BTCUSDT", "ETHUSDT"} <= {s["symbol"] for s in a["symbols"]},
    )
    info = ok(
        "get_symbol_info",
        lambda: client.get_symbol_info("BTCUSDT"),
        lambda a: {"LOT_SIZE", "PRICE_FILTER", "NOTIONAL"} <= {f["filterType"] for f in a["filters"]},
    )
    ok("get_system_info of limits", lambda: client.response.headers, lambda a: int(a["X-MBX-USED-WEIGHT-1M"]) > 0)
    price = ok(
        "get_symbol_ticker",
        lambda: client.get_symbol_ticker(symbol="BTCUSDT"),
        lambda a: Decimal(a["price"]) > 0,
    )
    ok("get_symbol_ticker, all", client.get_symbol_ticker, lambda a: len(a) >= 2)
    ok(
        "get_orderbook_ticker",
        lambda: client.get_orderbook_ticker(symbol="BTCUSDT"),
        lambda a: Decimal(a["bidPrice"]) < Decimal(a["askPrice"]),
    )
    ok(
        "get_ticker, the last price lies within the day",
        lambda: client.get_ticker(symbol="BTCUSDT"),
        lambda a: Decimal(a["lowPrice"]) <= Decimal(a["lastPrice"]) <= Decimal(a["highPrice"])
        and a["count"] == a["lastId"] - a["firstId"] + 1,
    )
    ok("get_avg_price", lambda: client.get_avg_price(symbol="BTCUSDT"), lambda a: Decimal(a["price"]) > 0)
    ok(
        "get_order_book, sorted and not crossed",
        lambda: client.get_order_book(symbol="BTCUSDT", limit=50),
        lambda a: len(a["bids"]) == len(a["asks"]) == 50
        and [Decimal(p) for p, _ in a["bids"]] == sorted((Decimal(p) for p, _ in a["bids"]), reverse=True)
        and [Decimal(p) for p, _ in a["asks"]] == sorted(Decimal(p) for p, _ in a["asks"])
        and Decimal(a["bids"][0][0]) < Decimal(a["asks"][0][0]),
    )
    trades = ok("get_recent_trades", lambda: client.get_recent_trades(symbol="BTCUSDT", limit=10), lambda a: len(a) == 10)
    ok(
        "get_aggregate_trades, the same trades",
        lambda: client.get_aggregate_trades(symbol="BTCUSDT", fromId=trades[0]["id"], limit=10),
        lambda a: [(t["a"], t["p"], t["q"]) for t in a] == [(t["id"], t["price"], t["qty"]) for t in trades],
    )
    ok(
        "get_historical_trades",
        lambda: client.get_historical_trades(symbol="BTCUSDT", fromId=trades[0]["id"], limit=3),
        lambda a: [t["id"] for t in a] == [t["id"] for t in trades[:3]],
    )
    now = client.get_server_time()["serverTime"]
    hour = now // 3600000 * 3600000 - 2 * 3600000
    for interval, millis in (("1s", 1000), ("1m", 60000), ("15m", 900000), ("1h", 3600000), ("1d", 86400000)):
        ok(
            "get_klines, " + interval,
            lambda: client.get_klines(symbol="ETHUSDT", interval=interval, limit=20),
            lambda a: len(a) == 20
            and all(y[0] - x[0] == millis and x[6] == y[0] - 1 for x, y in zip(a, a[1:]))
            and all(Decimal(k[3]) <= min(Decimal(k[1]), Decimal(k[4])) for k in a)
            and all(Decimal(k[2]) >= max(Decimal(k[1]), Decimal(k[4])) for k in a),
        )
    for interval in ("1w", "1M"):
        ok("get_klines, " + interval, lambda: client.get_klines(symbol="ETHUSDT", interval=interval, limit=2))
    bar = ok(
        "get_klines, one whole hour",
        lambda: client.get_klines(symbol="BTCUSDT", interval="1h", startTime=hour, endTime=hour),
        lambda a: len(a) == 1 and a[0][0] == hour,
    )
    ok(
        "get_klines, its minutes add up to it",
        lambda: client.get_klines(symbol="BTCUSDT", interval="1m", startTime=hour, endTime=hour + 3599999),
        lambda a: len(a) == 60
        and sum(Decimal(k[5]) for k in a) == Decimal(bar[0][5])
        and sum(Decimal(k[7]) for k in a) == Decimal(bar[0][7])
        and max(Decimal(k[2]) for k in a) == Decimal(bar[0][2])
        and min(Decimal(k[3]) for k in a) == Decimal(bar[0][3])
        and (a[0][1], a[-1][4]) == (bar[0][1], bar[0][4]),
    )
    ok(
        "get_historical_klines, pages of a day's minutes",
        lambda: client.get_historical_klines("BTCUSDT", "1m", hour - 86400000, hour - 1),
        lambda a: len(a) == 1440,
    )
    ok("unknown symbol: -1121", lambda: refused(lambda: client.get_symbol_ticker(symbol="NOPEUSDT"), -1121), bool)
    ok("unknown interval: -1120", lambda: refused(lambda: client.get_klines(symbol="BTCUSDT", interval="7m"), -1120), bool)
    return info, price


def orders(client, url, stranger, forger):
    from binance.exceptions import BinanceAPIException

    def ok(name, call, holds=lambda answer: True):
        return check("python-binance: " + name, call, holds)

    def says(code, call, words=""):
        def refused():
            try:
                call()
            except BinanceAPIException as answer:
                assert answer.code == code and words in answer.message, "%s %s" % (answer.code, answer.message)
                return True
            return False

        check("python-binance: %d %s" % (code, words), refused, bool)

    def free(asset):
        return Decimal(client.get_asset_balance(asset=asset)["free"])

    start = free("USDT")
    price = Decimal(client.get_symbol_ticker(symbol="BTCUSDT")["price"])
    low, high = str((price * Decimal("0.9")).quantize(Decimal("0.01"))), str((price * Decimal("1.1")).quantize(Decimal("0.01")))
    ok("get_account", client.get_account, lambda a: a["canTrade"] and a["accountType"] == "SPOT")
    ok(
        "create_test_order",
        lambda: client.create_test_order(symbol="BTCUSDT", side="BUY", type="MARKET", quantity="0.01"),
        lambda a: a == {},
    )
    bought = ok(
        "order_market_buy",
        lambda: client.order_market_buy(symbol="BTCUSDT", quantity="0.05", newClientOrderId="mine-1"),
        lambda a: a["status"] == "FILLED"
        and a["clientOrderId"] == "mine-1"
        and sum(exact(f["price"], f["qty"]) for f in a["fills"]) == Decimal(a["cummulativeQuoteQty"])
        and all(f["commissionAsset"] == "BTC" for f in a["fills"]),
    )
    paid = Decimal(bought["cummulativeQuoteQty"])
    fees = sum(Decimal(f["commission"]) for f in bought["fills"])
    ok("the fee is 0.1 % of what was bought", lambda: fees, lambda a: a == Decimal("0.05") * FEE)
    ok("get_asset_balance, paid", lambda: free("USDT"), lambda a: a == start - paid)
    ok("get_asset_balance, bought", lambda: free("BTC"), lambda a: a == Decimal("0.05") - fees)
    ok(
        "order_market_buy by quoteOrderQty",
        lambda: client.order_market_buy(symbol="ETHUSDT", quoteOrderQty="1000"),
        lambda a: a["status"] == "FILLED" and Decimal(990) < Decimal(a["cummulativeQuoteQty"]) <= Decimal(1000),
    )
    ok(
        "get_order, by name",
        lambda: client.get_order(symbol="BTCUSDT", origClientOrderId="mine-1"),
        lambda a: a["orderId"] == bought["orderId"] and a["executedQty"] == "0.05000000",
    )
    before = free("USDT")
    resting = ok(
        "order_limit_buy rests",
        lambda: client.order_limit_buy(symbol="BTCUSDT", quantity="0.02", price=low, newClientOrderId="rests"),
        lambda a: a["status"] == "NEW" and a["fills"] == [],
    )
    ok(
        "get_asset_balance, locked",
        lambda: client.get_asset_balance(asset="USDT"),
        lambda a: Decimal(a["locked"]) == exact(low, "0.02") and Decimal(a["free"]) == before - exact(low, "0.02"),
    )
    ok("get_open_orders", lambda: client.get_open_orders(symbol="BTCUSDT"), lambda a: [o["orderId"] for o in a] == [resting["orderId"]])
    says(-2010, lambda: client.order_limit_buy(symbol="BTCUSDT", quantity="0.02", price=low, newClientOrderId="rests"), "Duplicate order sent.")
    ok(
        "cancel_order",
        lambda: client.cancel_order(symbol="BTCUSDT", orderId=resting["orderId"]),
        lambda a: a["status"] == "CANCELED" and a["origClientOrderId"] == "rests",
    )
    ok("get_asset_balance, free again", lambda: free("USDT"), lambda a: a == before)
    again = ok(
        "a name is free again when its order is closed",
        lambda: client.order_limit_buy(symbol="BTCUSDT", quantity="0.02", price=low, newClientOrderId="rests"),
        lambda a: a["orderId"] != resting["orderId"],
    )
    ok("cancel_order, by name", lambda: client.cancel_order(symbol="BTCUSDT", origClientOrderId="rests"), lambda a: a["orderId"] == again["orderId"])
    says(-2011, lambda: client.cancel_order(symbol="BTCUSDT", origClientOrderId="rests"), "Unknown order sent.")
    says(-2013, lambda: client.get_order(symbol="BTCUSDT", orderId=7), "Order does not exist.")
    for tif in ("IOC", "FOK"):
        ok(
            "create_order, %s expires" % tif,
            lambda: client.create_order(symbol="BTCUSDT", side="BUY", type="LIMIT", timeInForce=tif, quantity="0.02", price=low),
            lambda a: a["status"] == "EXPIRED" and Decimal(a["executedQty"]) == 0,
        )
    ok(
        "create_order, FOK filled, never above its limit",
        lambda: client.create_order(symbol="BTCUSDT", side="BUY", type="LIMIT", timeInForce="FOK", quantity="0.01", price=high),
        lambda a: a["status"] == "FILLED" and all(Decimal(f["price"]) <= Decimal(high) for f in a["fills"]),
    )
    ok(
        "create_order, LIMIT_MAKER",
        lambda: client.create_order(symbol="BTCUSDT", side="SELL", type="LIMIT_MAKER", quantity="0.01", price=high, newOrderRespType="RESULT"),
        lambda a: a["status"] == "NEW" and "fills" not in a,
    )
    says(
        -2010,
        lambda: client.create_order(symbol="BTCUSDT", side="SELL", type="LIMIT_MAKER", quantity="0.01", price=low),
        "Order would immediately match and take.",
    )
    ok(
        "create_order, STOP_LOSS_LIMIT",
        lambda: client.create_order(
            symbol="BTCUSDT", side="SELL", type="STOP_LOSS_LIMIT", timeInForce="GTC", quantity="0.01", price=low, stopPrice=low
        ),
        lambda a: set(a) == {"symbol", "orderId", "orderListId", "clientOrderId", "transactTime"},
    )
    says(
        -2010,
        lambda: client.create_order(
            symbol="BTCUSDT", side="SELL", type="STOP_LOSS_LIMIT", timeInForce="GTC", quantity="0.01", price=low, stopPrice=high
        ),
        "Order would trigger immediately.",
    )
    ok("get_open_orders, both", client.get_open_orders, lambda a: [o["isWorking"] for o in a] == [True, False])
    ok("cancel_all_open_orders", lambda: client.cancel_all_open_orders(symbol="BTCUSDT"), lambda a: len(a) == 2)

    def buy(**more):
        return client.create_order(**{"symbol": "BTCUSDT", "side": "BUY", "type": "LIMIT", "timeInForce": "GTC", "quantity": "0.01", "price": low, **more})

    says(-1013, lambda: buy(price=low[:-1] + "55"), "PRICE_FILTER")
    says(-1013, lambda: buy(quantity="0.000001"), "LOT_SIZE")
    says(-1013, lambda: buy(quantity="0.00001"), "NOTIONAL")
    says(-1013, lambda: buy(price="1.00"), "PERCENT_PRICE_BY_SIDE")
    says(-1111, lambda: buy(quantity="0.0000000001"), "too much precision")
    says(-1100, lambda: buy(quantity="-1"), "Illegal characters")
    says(-1102, lambda: client.create_order(symbol="BTCUSDT", side="BUY", type="LIMIT", quantity="1", price=low), "timeInForce")
    says(-1106, lambda: client.create_order(symbol="BTCUSDT", side="BUY", type="MARKET", quantity="1", price=low), "price")
    says(-1121, lambda: buy(symbol="NOPEUSDT"), "Invalid symbol.")
    says(-2010, lambda: buy(quantity="10"), "insufficient balance")
    says(-2010, lambda: client.order_market_sell(symbol="BTCUSDT", quantity="50"), "insufficient balance")
    says(-2015, stranger.get_account, "Invalid API-key")
    says(-1022, forger.get_account, "Signature")
    client.timestamp_offset = -60000
    says(-1021, client.get_account, "outside of the recvWindow")
    client.timestamp_offset = 60000
    says(-1021, client.get_account, "ahead of the server's time")
    client.timestamp_offset = 0

    held = (free("BTC") / Decimal("0.00001")).to_integral_value(rounding="ROUND_FLOOR") * Decimal("0.00001")
    ok(
        "order_market_sell",
        lambda: client.order_market_sell(symbol="BTCUSDT", quantity=str(held)),
        lambda a: a["status"] == "FILLED" and all(f["commissionAsset"] == "USDT" for f in a["fills"]),
    )
    trades = {s: client.get_my_trades(symbol=s) for s in ("BTCUSDT", "ETHUSDT")}
    ok("get_all_orders", lambda: client.get_all_orders(symbol="BTCUSDT"), lambda a: len(a) >= 8 and a[0]["clientOrderId"] == "mine-1")

    def earned():
        total = start
        for t in trades["BTCUSDT"] + trades["ETHUSDT"]:
            total += Decimal(t["quoteQty"]) * (-1 if t["isBuyer"] else 1)
            total -= Decimal(t["commission"]) if t["commissionAsset"] == "USDT" else 0
        return total

    ok("get_my_trades, money is what they make of it", lambda: (earned(), free("USDT")), lambda a: a[0] == a[1])


async def streams(client, async_client):
    from binance import BinanceSocketManager

    manager = BinanceSocketManager(async_client)

    async def hear(socket, wanted, count=2):
        got = []
        async with socket as stream:
            while len(got) < count:
                message = await asyncio.wait_for(stream.recv(), 30)
                if wanted(message):
                    got.append(message)
        return got

    seen = {
        "trade_socket": await hear(manager.trade_socket("BTCUSDT"), lambda m: m.get("e") == "trade"),
        "aggtrade_socket": await hear(manager.aggtrade_socket("BTCUSDT"), lambda m: m.get("e") == "aggTrade"),
        "kline_socket": await hear(manager.kline_socket("BTCUSDT", "1m"), lambda m: m.get("e") == "kline"),
        "symbol_book_ticker_socket": await hear(manager.symbol_book_ticker_socket("BTCUSDT"), lambda m: "u" in m),
        "symbol_ticker_socket": await hear(manager.symbol_ticker_socket("ETHUSDT"), lambda m: m.get("e") == "24hrTicker"),
        "depth_socket, 5 levels": await hear(manager.depth_socket("BTCUSDT", "5"), lambda m: len(m.get("bids", [])) == 5),
        "multiplex_socket": await hear(
            manager.multiplex_socket(["btcusdt@trade", "ethusdt@bookTicker"]),
            lambda m: m["stream"] in ("btcusdt@trade", "ethusdt@bookTicker"),
            6,
        ),
    }
    await async_client.close_connection()
    for name, messages in seen.items():
        check("python-binance: " + name, lambda: messages, lambda a: len(a) >= 2)
    check(
        "python-binance: trades follow one another",
        lambda: [m["t"] for m in seen["trade_socket"]],
        lambda a: a[1] == a[0] + 1,
    )


def python_binance(url, stream_url, key, secret):
    from binance import AsyncClient, Client

    for kind in (Client, AsyncClient):
        kind.API_URL = url + "/api"

    def client_of(key, secret):
        client = Client(key, secret, ping=False)
        client.API_URL = url + "/api"
        return client

    client = client_of(key, secret)
    market_data(client)
    orders(client, url, client_of("nobody", secret), client_of(key, "wrong"))

    async def listen():
        from binance.ws.streams import BinanceSocketManager

        BinanceSocketManager.STREAM_URL = stream_url + "/"
        other = AsyncClient(key, secret)
        other.API_URL = url + "/api"
        await streams(client, other)

    asyncio.run(listen())


def sdk(url, key, secret):
    """The venue's own, of generated code with models of its answers."""
    from binance_common.configuration import ConfigurationRestAPI
    from binance_common.errors import BadRequestError, UnauthorizedError
    from binance_sdk_spot.spot import Spot

    rest = Spot(config_rest_api=ConfigurationRestAPI(api_key=key, api_secret=secret, base_path=url, timeout=30000)).rest_api
    wrong = Spot(config_rest_api=ConfigurationRestAPI(api_key="nobody", api_secret=secret, base_path=url)).rest_api

    def ok(name, call, holds=lambda answer: True):
        return check("binance-sdk-spot: " + name, lambda: call().data(), holds)

    def refused(call, kind):
        try:
            call()
        except kind:
            return True
        return False

    ok("time", rest.time, lambda a: a.server_time > 0)
    ok("exchange_info", lambda: rest.exchange_info(symbol="BTCUSDT"), lambda a: a.symbols[0].base_asset == "BTC")
    book = ok("depth", lambda: rest.depth(symbol="BTCUSDT", limit=5), lambda a: len(a.bids) == 5)
    ok("klines", lambda: rest.klines(symbol="BTCUSDT", interval="1m", limit=3), lambda a: len(a) == 3)
    ok("agg_trades", lambda: rest.agg_trades(symbol="BTCUSDT", limit=3), lambda a: len(a) == 3)
    ok("ticker_price", lambda: rest.ticker_price(symbol="BTCUSDT"))
    ok("ticker_book_ticker", lambda: rest.ticker_book_ticker(symbol="BTCUSDT"))
    ok("ticker24hr", lambda: rest.ticker24hr(symbol="BTCUSDT"))
    ok("get_account", rest.get_account, lambda a: a.can_trade and any(b.asset == "USDT" for b in a.balances))
    placed = ok(
        "new_order, market",
        lambda: rest.new_order(symbol="BTCUSDT", side="BUY", type="MARKET", quote_order_qty=100),
        lambda a: a.status == "FILLED" and len(a.fills) > 0,
    )
    limit = ok(
        "new_order, limit",
        lambda: rest.new_order(
            symbol="BTCUSDT", side="BUY", type="LIMIT", time_in_force="GTC", quantity=0.001, price=round(float(book.bids[0][0]) * 0.9, 2)
        ),
        lambda a: a.status == "NEW",
    )
    ok("get_open_orders", lambda: rest.get_open_orders(symbol="BTCUSDT"), lambda a: [o.order_id for o in a] == [limit.order_id])
    ok("get_order", lambda: rest.get_order(symbol="BTCUSDT", order_id=placed.order_id), lambda a: a.status == "FILLED")
    ok("delete_order", lambda: rest.delete_order(symbol="BTCUSDT", order_id=limit.order_id), lambda a: a.status == "CANCELED")
    ok("all_orders", lambda: rest.all_orders(symbol="BTCUSDT"), lambda a: a[-1].order_id == limit.order_id)
    ok("my_trades", lambda: rest.my_trades(symbol="BTCUSDT", order_id=placed.order_id), lambda a: a[0].is_buyer)
    check(
        "binance-sdk-spot: a filter's refusal",
        lambda: refused(lambda: rest.new_order(symbol="BTCUSDT", side="BUY", type="MARKET", quantity=0.00001), BadRequestError),
        bool,
    )
    check("binance-sdk-spot: wrong key", lambda: refused(wrong.get_account, UnauthorizedError), bool)


def main(url, stream_url, key, secret):
    packages = [name for name in ("binance", "binance_sdk_spot") if importlib.util.find_spec(name)]
    if "binance" in packages:
        python_binance(url, stream_url, key, secret)
    if "binance_sdk_spot" in packages:
        sdk(url, key, secret)
    print("%d of %d passed" % (len(passed), len(passed) + len(failed)))
    return 1 if failed or not packages else 0


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
