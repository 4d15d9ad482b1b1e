-- What is read on the way of every order must not grow with the history of the account.

-- The trades that count now: a handful, however many there were.
CREATE INDEX trades_at_stake ON users.trades (user_id)
  WHERE status IN ('pending', 'open', 'closing', 'expired') OR outcome_unknown OR exposure <> 0;

-- What the day has brought is summed from the index: the rows themselves are wide.
DROP INDEX users.trades_by_creation, users.trades_by_closing;
CREATE INDEX trades_by_creation ON users.trades (user_id, created_at) INCLUDE (id, staked);
CREATE INDEX trades_by_closing ON users.trades (user_id, closed_at) INCLUDE (id, pnl);

-- The exchange names an order by its own number.
CREATE INDEX order_dispatch_by_order ON users.order_dispatch (user_id, order_id);

-- What the risk gate is told, in one look; the beginnings of hour and day are New York's and come
-- from the caller. A trade whose outcome is unknown counts as if all of it was bought.
CREATE OR REPLACE FUNCTION users.at_stake(of_ticker text, of_symbol text, except_trade bigint,
                                          since_hour timestamptz, since_day timestamptz)
RETURNS TABLE (open_trades bigint, exposure numeric, on_market numeric, on_symbol numeric,
               trades_this_hour bigint, risk_this_hour numeric, risk_today numeric,
               result_today numeric) LANGUAGE sql STABLE AS $$
  SELECT present.trades, present.exposure, present.on_market, present.on_symbol,
         begun.trades_this_hour, begun.this_hour, begun.today, ended.today
  FROM (SELECT count(*) FILTER (WHERE t.live) AS trades,
               coalesce(sum(t.exposure), 0) AS exposure,
               coalesce(sum(t.contracts) FILTER (WHERE t.ticker = of_ticker), 0) AS on_market,
               coalesce(sum(t.contracts) FILTER (WHERE t.symbol = of_symbol), 0) AS on_symbol
        FROM (SELECT ticker, symbol, trades.exposure,
                     status IN ('pending', 'open', 'closing') OR outcome_unknown AS live,
                     CASE WHEN status = 'pending' OR outcome_unknown THEN greatest(held, position)
                          WHEN status IN ('open', 'closing') THEN held ELSE 0 END AS contracts
              FROM users.trades
              WHERE id IS DISTINCT FROM except_trade
                AND (status IN ('pending', 'open', 'closing', 'expired') OR outcome_unknown
                     OR trades.exposure <> 0)) AS t) AS present
  CROSS JOIN (SELECT count(*) FILTER (WHERE created_at >= since_hour AND staked > 0)
                       AS trades_this_hour,
                     coalesce(sum(staked) FILTER (WHERE created_at >= since_hour), 0) AS this_hour,
                     coalesce(sum(staked), 0) AS today
              FROM users.trades
              WHERE id IS DISTINCT FROM except_trade AND created_at >= since_day) AS begun
  CROSS JOIN (SELECT coalesce(sum(pnl), 0) AS today
              FROM users.trades
              WHERE id IS DISTINCT FROM except_trade AND closed_at >= since_day) AS ended
$$;
