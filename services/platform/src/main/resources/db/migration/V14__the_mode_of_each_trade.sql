-- Whether a trade moved real money is a fact of the trade. What the desk is now says nothing of it.
ALTER TABLE users.trades ADD COLUMN mode text CHECK (mode IN ('Paper', 'Live'));
COMMENT ON COLUMN users.trades.mode IS
  'whose money it moved, as the desk was when it was opened; null where nobody wrote it down';

-- An older trade is known to be paper where the paper exchange itself remembers its order, by both
-- names of it. Everything else stays unknown: that a desk is Paper today does not say that it always
-- was. Read user by user, because row security shows the migration nobody's rows.
DO $$
DECLARE
  who text;
BEGIN
  FOR who IN SELECT user_id FROM users.user_info LOOP
    PERFORM set_config('recio.user_id', who, true);
    UPDATE users.trades t SET mode = 'Paper'
    FROM venue.records r
    WHERE r.kind = 'order' AND r.id = t.exchange_order_id
      AND r.body ->> 'client_order_id' = t.client_order_id;
  END LOOP;
  PERFORM set_config('recio.user_id', '', true);
END $$;

-- The result of the day is read from the index, which has to know the mode as well.
DROP INDEX users.trades_by_closing;
CREATE INDEX trades_by_closing ON users.trades (user_id, closed_at) INCLUDE (id, pnl, mode);

-- What the risk gate is told, in one look; the beginnings of hour and day are New York's and come
-- from the caller. A trade whose outcome is unknown counts as if all of it was bought. Of a day on
-- which the desk changed its mode the worse of the two results counts, with what is of no known mode
-- in both: what paper brought leaves no room for losing real money.
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
  CROSS JOIN (SELECT coalesce(least(
                       sum(pnl) FILTER (WHERE mode IS DISTINCT FROM 'Live'),
                       CASE WHEN bool_or(mode = 'Live')
                            THEN sum(pnl) FILTER (WHERE mode IS DISTINCT FROM 'Paper') END), 0)
                       AS today
              FROM users.trades
              WHERE id IS DISTINCT FROM except_trade AND closed_at >= since_day) AS ended
$$;
