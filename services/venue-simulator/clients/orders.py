"""Orders, errors, limits and settlement by Kalshi's own Python client, unmodified, against the simulator.

    python orders.py BASE_URL KEY_ID PRIVATE_KEY.pem

Needs the package kalshi_python_sync, and an account of the tier premier with a thousand dollars or
more that has not traded yet. With a fast clock (recio sim --speed 60) it waits for a market to pay,
too; by the wall clock that takes up to an hour. Ends with the number of checks that passed.
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


def refused(call, status, code):
    """Whether a call is answered with this status and this code."""
    try:
        call()
    except ApiException as answer:
        return answer.status == status and code in answer.body
    return False


def order(ticker, side, count, price, tif="good_till_canceled", **more):
    return dict(
        ticker=ticker,
        side=side,
        count=count,
        price=str(price),
        time_in_force=tif,
        self_trade_prevention_type="taker_at_cross",
        **more,
    )


def nearest_the_money(exchange, markets):
    """Of the event that closes next, with time enough for all that follows: it may have to open first."""
    while True:
        now = exchange.get_user_data_timestamp().as_of_time
        found = markets.get_markets(series_ticker="KXBTCD", status="open", limit=1000).markets
        hour = [m for m in found if 1200 < (m.close_time - now).total_seconds() <= 3600]
        if hour:
            return min(hour, key=lambda m: abs(Decimal(m.yes_bid_dollars) - Decimal("0.5")))
        time.sleep(1)


def settlement(portfolio, ticker, seconds):
    """The row of a market once it has paid."""
    end = time.time() + seconds
    while time.time() < end:
        rows = portfolio.get_settlements(ticker=ticker).settlements
        if rows:
            return rows[0]
        time.sleep(0.5)
    return None


def main(base_url, key_id, key_file):
    configuration = Configuration(host=base_url)
    configuration.api_key_id = key_id
    with open(key_file) as pem:
        configuration.private_key_pem = pem.read()
    client = KalshiClient(configuration)
    orders, groups, portfolio = client._orders_api, client._order_groups_api, client._portfolio_api
    markets, keys, account = client._market_api, client._api_keys_api, client._account_api

    market = nearest_the_money(client._exchange_api, markets)
    ticker = market.ticker
    start = check("get_balance", portfolio.get_balance, lambda a: a.balance > 0)
    check("get_deposits", portfolio.get_deposits, lambda a: len(a.deposits) == 1)
    check("get_withdrawals", portfolio.get_withdrawals, lambda a: a.withdrawals == [])

    taken = check(
        "create_order_v2, immediate",
        lambda: orders.create_order_v2(**order(ticker, "bid", "3.50", "0.99", "immediate_or_cancel")),
        lambda a: a.fill_count == "3.50" and a.remaining_count == "0.00" and a.average_fill_price,
    )
    check(
        "get_order",
        lambda: orders.get_order(taken.order_id),
        lambda a: a.order.status.value == "executed" and a.order.fill_count_fp == "3.50",
    )
    fills = check(
        "get_fills, of an order",
        lambda: portfolio.get_fills(order_id=taken.order_id),
        lambda a: sum(Decimal(f.count_fp) for f in a.fills) == Decimal("3.50"),
    )
    check(
        "get_positions",
        lambda: portfolio.get_positions(ticker=ticker),
        lambda a: a.market_positions[0].position_fp == "3.50" and len(a.event_positions) == 1,
    )
    spent = sum(Decimal(f.count_fp) * Decimal(f.yes_price_dollars) + Decimal(f.fee_cost) for f in fills.fills)
    check(
        "get_balance, to the hundredth of a cent",
        portfolio.get_balance,
        lambda a: Decimal(a.balance_dollars) == Decimal(start.balance_dollars) - spent,
    )

    resting = check(
        "create_order_v2, resting",
        lambda: orders.create_order_v2(**order(ticker, "bid", "10", "0.02", client_order_id="mine")),
        lambda a: a.remaining_count == "10.00" and a.client_order_id == "mine",
    )
    check(
        "get_orders, resting",
        lambda: orders.get_orders(status="resting"),
        lambda a: [o.order_id for o in a.orders] == [resting.order_id],
    )
    check(
        "get_order_queue_position",
        lambda: orders.get_order_queue_position(resting.order_id),
        lambda a: Decimal(a.queue_position_fp) >= 0,
    )
    check(
        "get_order_queue_positions",
        lambda: orders.get_order_queue_positions(market_tickers=ticker),
        lambda a: len(a.queue_positions) == 1,
    )
    check(
        "get_portfolio_resting_order_total_value",
        portfolio.get_portfolio_resting_order_total_value,
        lambda a: a.total_resting_order_value == 20,
    )
    check(
        "decrease_order_v2",
        lambda: orders.decrease_order_v2(resting.order_id, reduce_by="4"),
        lambda a: a.remaining_count == "6.00",
    )
    check(
        "amend_order_v2",
        lambda: orders.amend_order_v2(
            resting.order_id,
            ticker=ticker,
            side="bid",
            price="0.03",
            count="8",
            updated_client_order_id="ours",
        ),
        lambda a: a.remaining_count == "8.00" and a.client_order_id == "ours",
    )
    check(
        "cancel_order_v2",
        lambda: orders.cancel_order_v2(resting.order_id),
        lambda a: a.reduced_by == "8.00",
    )

    batch = check(
        "batch_create_orders_v2, one of two fails alone",
        lambda: orders.batch_create_orders_v2(
            orders=[order(ticker, "bid", "1", "0.02"), order(ticker, "bid", "1", "0.025")]
        ),
        lambda a: a.orders[0].order_id and a.orders[1].error.code == "invalid_price",
    )
    check(
        "batch_cancel_orders_v2",
        lambda: orders.batch_cancel_orders_v2(
            orders=[{"order_id": batch.orders[0].order_id}]
        ),
        lambda a: a.orders[0].reduced_by == "1.00",
    )
    orders.create_order_v2(**order(ticker, "bid", "1", "0.02"))
    check("cancel_all_orders", orders.cancel_all_orders)
    check("get_orders, nothing rests", lambda: orders.get_orders(status="resting"), lambda a: a.orders == [])

    group = check(
        "create_order_group",
        lambda: groups.create_order_group(contracts_limit=100),
        lambda a: a.order_group_id,
    )
    grouped = orders.create_order_v2(**order(ticker, "bid", "1", "0.02", order_group_id=group.order_group_id))
    check("get_order_groups", groups.get_order_groups, lambda a: len(a.order_groups) == 1)
    check(
        "get_order_group",
        lambda: groups.get_order_group(group.order_group_id),
        lambda a: a.orders == [grouped.order_id] and a.is_auto_cancel_enabled,
    )
    check(
        "update_order_group_limit",
        lambda: groups.update_order_group_limit(
            group.order_group_id, contracts_limit=50
        ),
    )
    check("trigger_order_group", lambda: groups.trigger_order_group(group.order_group_id))
    check(
        "get_order, canceled with its group",
        lambda: orders.get_order(grouped.order_id),
        lambda a: a.order.status.value == "canceled",
    )
    check("reset_order_group", lambda: groups.reset_order_group(group.order_group_id))
    check("delete_order_group", lambda: groups.delete_order_group(group.order_group_id))

    made = check(
        "generate_api_key",
        lambda: keys.generate_api_key(name="second"),
        lambda a: a.private_key.startswith("-----BEGIN"),
    )
    second = Configuration(host=base_url)
    second.api_key_id, second.private_key_pem = made.api_key_id, made.private_key
    check(
        "get_balance, by the new key",
        KalshiClient(second)._portfolio_api.get_balance,
        lambda a: a.balance > 0,
    )
    check("get_api_keys", keys.get_api_keys, lambda a: made.api_key_id in [k.api_key_id for k in a.api_keys])
    check("delete_api_key", lambda: keys.delete_api_key(made.api_key_id))
    check(
        "get_balance, by a key that is gone: 401",
        lambda: refused(KalshiClient(second)._portfolio_api.get_balance, 401, "NOT_FOUND"),
        bool,
    )

    def says(status, code, wanted):
        check("%s: %d" % (code, status), lambda: refused(lambda: orders.create_order_v2(**wanted), status, code), bool)

    says(409, "order_already_exists", order(ticker, "bid", "1", "0.02", client_order_id="mine"))
    says(409, "fill_or_kill_insufficient_resting_volume", order(ticker, "bid", "1", "0.01", "fill_or_kill"))
    says(400, "invalid_price", order(ticker, "bid", "1", "0.015"))
    says(400, "invalid_order", order(ticker, "bid", "0", "0.02"))
    says(400, "insufficient_balance", order(ticker, "bid", "100000000", "0.50"))
    says(400, "post only cross", order(ticker, "bid", "1", "0.99", post_only=True))
    says(404, "market_not_found", order("NOPE", "bid", "1", "0.02"))
    check(
        "cancel of what is over: 404",
        lambda: refused(lambda: orders.cancel_order_v2(resting.order_id), 404, "not_found"),
        bool,
    )

    def until_refused():
        for _ in range(3000):
            try:
                portfolio.get_balance()
            except ApiException as answer:
                return answer.status == 429 and answer.body == '{"error":"too many requests"}'
        return False

    check("get_account_api_limits", account.get_account_api_limits, lambda a: a.write.refill_rate > 0)
    check("too many requests: 429", until_refused, bool)
    time.sleep(1.5)

    left = market.close_time.timestamp() - time.time() + 120
    row = check("get_settlements", lambda: settlement(portfolio, ticker, max(120, left)), lambda a: a is not None)
    held = Decimal("3.50")
    check(
        "get_settlements, pays the winner",
        lambda: row,
        lambda a: a.revenue == (350 if a.market_result == "yes" else 0) and Decimal(a.yes_count_fp) == held,
    )
    end = check(
        "get_balance, after the payment",
        portfolio.get_balance,
        lambda a: Decimal(a.balance_dollars)
        == Decimal(start.balance_dollars) - spent + Decimal(row.revenue) / 100,
    )
    print("balance", start.balance_dollars, "to", end.balance_dollars if end else "?")

    print("%d of %d passed" % (len(passed), len(passed) + len(failed)))
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
