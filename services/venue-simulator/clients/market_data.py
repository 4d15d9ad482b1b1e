"""Every market-data call of Kalshi's own Python client, unmodified, against the simulator.

    python market_data.py BASE_URL KEY_ID PRIVATE_KEY.pem

Needs the package kalshi_python_sync and nothing else. Ends with the number of calls that passed;
the client itself checks each answer against the exchange's model of it.
"""

import sys
import time
from decimal import Decimal

from kalshi_python_sync import Configuration, KalshiClient
from kalshi_python_sync.exceptions import ApiException

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


def refused(call, status):
    """Whether a call is answered with this status."""
    try:
        call()
    except ApiException as answer:
        return answer.status == status
    return False


def main(base_url, key_id, key_file):
    configuration = Configuration(host=base_url)
    configuration.api_key_id = key_id
    with open(key_file) as pem:
        configuration.private_key_pem = pem.read()
    client = KalshiClient(configuration)
    exchange, events, markets = client._exchange_api, client._events_api, client._market_api
    account, portfolio = client._account_api, client._portfolio_api

    check("get_exchange_status", exchange.get_exchange_status, lambda a: a.exchange_active)
    check("get_exchange_schedule", exchange.get_exchange_schedule, lambda a: a.schedule.standard_hours)
    check("get_user_data_timestamp", exchange.get_user_data_timestamp, lambda a: a.as_of_time)
    check("get_series_fee_changes", exchange.get_series_fee_changes)
    check("get_event_fee_changes", events.get_event_fee_changes)

    check("get_series_list", lambda: markets.get_series_list(category="Crypto"), lambda a: a.series)
    check("get_series_list, others", lambda: markets.get_series_list(category="Sports"), lambda a: not a.series)
    check("get_series", lambda: markets.get_series("KXBTCD"), lambda a: a.series.ticker == "KXBTCD")

    live = check("get_events", lambda: events.get_events(series_ticker="KXBTCD", status="open"), lambda a: a.events)
    event = live.events[0].event_ticker
    check("get_events, nested", lambda: events.get_events(limit=5, with_nested_markets=True), lambda a: a.events[0].markets)
    check("get_event", lambda: events.get_event(event), lambda a: a.markets)
    check("get_event, nested", lambda: events.get_event(event, with_nested_markets=True), lambda a: a.event.markets)
    check("get_event_metadata", lambda: events.get_event_metadata(event), lambda a: a.market_details)
    check("get_multivariate_events", events.get_multivariate_events, lambda a: a.events == [])

    for status in ("unopened", "open", "paused", "closed", "settled"):
        check("get_markets, " + status, lambda: markets.get_markets(limit=1000, status=status))
    open_markets = check(
        "get_markets, of an event",
        lambda: markets.get_markets(event_ticker=event, limit=1000),
        lambda a: all(m.event_ticker == event for m in a.markets),
    ).markets
    first = check("get_markets, first page", lambda: markets.get_markets(limit=10), lambda a: a.cursor)
    check(
        "get_markets, second page",
        lambda: markets.get_markets(limit=10, cursor=first.cursor),
        lambda a: not {m.ticker for m in a.markets} & {m.ticker for m in first.markets},
    )
    middle = min(open_markets, key=lambda m: abs(Decimal(m.yes_bid_dollars) - Decimal("0.5")))
    ticker = middle.ticker
    check("get_market", lambda: markets.get_market(ticker), lambda a: a.market.ticker == ticker)
    check(
        "get_market_orderbook",
        lambda: markets.get_market_orderbook(ticker),
        lambda a: a.orderbook_fp.yes_dollars and a.orderbook_fp.no_dollars,
    )
    check(
        "get_market_orderbook, depth",
        lambda: markets.get_market_orderbook(ticker, depth=3),
        lambda a: len(a.orderbook_fp.yes_dollars) == 3,
    )
    two = [m.ticker for m in open_markets[:2]]
    check("get_market_orderbooks", lambda: markets.get_market_orderbooks(two), lambda a: len(a.orderbooks) == 2)
    trades = check("get_trades", lambda: markets.get_trades(limit=50), lambda a: len(a.trades) == 50)
    check(
        "get_trades, second page",
        lambda: markets.get_trades(limit=50, cursor=trades.cursor),
        lambda a: not {t.trade_id for t in a.trades} & {t.trade_id for t in trades.trades},
    )
    check(
        "get_trades, of a market",
        lambda: markets.get_trades(ticker=ticker),
        lambda a: all(t.ticker == ticker for t in a.trades),
    )

    now = int(time.time())
    span = dict(start_ts=now - 7200, end_ts=now, period_interval=1)
    check("get_market_candlesticks", lambda: markets.get_market_candlesticks("KXBTCD", ticker, **span))
    check(
        "batch_get_market_candlesticks",
        lambda: markets.batch_get_market_candlesticks(",".join(two), **span),
        lambda a: len(a.markets) == 2,
    )
    check(
        "get_market_candlesticks_by_event",
        lambda: events.get_market_candlesticks_by_event(event, "KXBTCD", **span),
        lambda a: len(a.market_candlesticks) == len(open_markets),
    )

    check("get_account_api_limits", account.get_account_api_limits, lambda a: a.read.refill_rate > 0)
    check("get_account_endpoint_costs", account.get_account_endpoint_costs, lambda a: a.default_cost == 10)
    check("get_balance", portfolio.get_balance, lambda a: a.balance > 0)

    check("get_market, unknown: 404", lambda: refused(lambda: markets.get_market("NOPE"), 404), bool)
    check("get_markets, unknown status: 400", lambda: refused(lambda: markets.get_markets(status="nope"), 400), bool)

    print("%d of %d passed" % (len(passed), len(passed) + len(failed)))
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
