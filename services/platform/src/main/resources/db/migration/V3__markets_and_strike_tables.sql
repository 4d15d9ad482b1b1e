-- The exchange's markets and the strike tables made from them: the newest state for whoever asks now,
-- and an archive by month for whoever asks later.

-- live_data --------------------------------------------------------------------------------------

-- Counts the states of an event's markets. Announcements name the version they build on, so that a
-- listener knows whether it may apply one or has to read this row.
ALTER TABLE live_data.market_snapshot ADD COLUMN version bigint NOT NULL DEFAULT 0;

-- The one place that knows what the tables of a symbol's markets look like.
CREATE FUNCTION live_data.create_market_tables(symbol text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  markets text := 'market_kalshi_' || lower(symbol);
  strikes text := 'strike_table_' || lower(symbol);
BEGIN
  EXECUTE format($t$
    CREATE TABLE IF NOT EXISTS live_data.%1$I (
      id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      event_ticker  text          NOT NULL,
      market_ticker text          NOT NULL,
      strike        text          NOT NULL,
      status        text          NOT NULL,
      yes_bid       numeric(6, 2),
      yes_ask       numeric(6, 2),
      no_bid        numeric(6, 2),
      no_ask        numeric(6, 2),
      last_price    numeric(6, 2),
      volume        numeric(20, 2) NOT NULL,
      volume_24h    numeric(20, 2),
      open_interest numeric(20, 2),
      liquidity     numeric(20, 2),
      created_at    timestamptz   NOT NULL,
      updated_at    timestamptz   NOT NULL,
      UNIQUE (event_ticker, market_ticker)
    )$t$, markets);
  EXECUTE format('COMMENT ON TABLE live_data.%I IS ''prices in cents, null where nobody offers''', markets);
  EXECUTE format($t$
    CREATE TABLE IF NOT EXISTS live_data.%1$I (
      id                      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      "timestamp"             timestamptz    NOT NULL,
      symbol                  text           NOT NULL,
      current_price           numeric(10, 2) NOT NULL,
      ttc_seconds             integer        NOT NULL,
      broker                  text           NOT NULL,
      event_ticker            text           NOT NULL,
      market_title            text           NOT NULL,
      strike_tier             integer,
      market_status           text           NOT NULL,
      strike                  integer        NOT NULL UNIQUE,
      buffer                  numeric(12, 2) NOT NULL,
      buffer_pct              numeric(8, 2)  NOT NULL,
      probability             numeric(5, 2),
      yes_ask                 smallint,
      no_ask                  smallint,
      yes_diff                numeric(5, 2),
      no_diff                 numeric(5, 2),
      volume                  bigint         NOT NULL,
      ticker                  text,
      active_side             text           NOT NULL CHECK (active_side IN ('yes', 'no')),
      momentum_weighted_score numeric(10, 4),
      stale                   boolean        NOT NULL,
      created_at              timestamptz    NOT NULL DEFAULT now()
    )$t$, strikes);
END $$;

SELECT live_data.create_market_tables('BTC'), live_data.create_market_tables('ETH');

-- historical_data --------------------------------------------------------------------------------

CREATE SCHEMA IF NOT EXISTS historical_data;

-- One strike table of each minute.
CREATE TABLE historical_data.strike_table_minute (
  symbol       text        NOT NULL,
  minute       timestamptz NOT NULL,
  event_ticker text        NOT NULL,
  strike_table jsonb       NOT NULL,
  PRIMARY KEY (symbol, minute)
) PARTITION BY RANGE (minute);

-- What an event's markets looked like at the end.
CREATE TABLE historical_data.market_snapshot_final (
  symbol       text        NOT NULL,
  event_ticker text        NOT NULL,
  close_time   timestamptz NOT NULL,
  snapshot     jsonb       NOT NULL,
  taken_at     timestamptz NOT NULL,
  PRIMARY KEY (symbol, event_ticker, close_time)
) PARTITION BY RANGE (close_time);

-- Nothing is lost because nobody made its month's partition in time.
CREATE TABLE historical_data.strike_table_minute_rest
  PARTITION OF historical_data.strike_table_minute DEFAULT;
CREATE TABLE historical_data.market_snapshot_final_rest
  PARTITION OF historical_data.market_snapshot_final DEFAULT;

-- Makes the partitions of a day's month and of the next, in UTC.
CREATE FUNCTION historical_data.prepare_market_months(day date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  month  date;
  parent text;
BEGIN
  FOR month IN SELECT date_trunc('month', day)::date
               UNION ALL SELECT (date_trunc('month', day) + interval '1 month')::date LOOP
    FOREACH parent IN ARRAY ARRAY['strike_table_minute', 'market_snapshot_final'] LOOP
      IF to_regclass(format('historical_data.%I', parent || '_' || to_char(month, 'YYYYMM'))) IS NULL THEN
        EXECUTE format('CREATE TABLE IF NOT EXISTS historical_data.%I PARTITION OF historical_data.%I '
                       'FOR VALUES FROM (%L) TO (%L)',
                       parent || '_' || to_char(month, 'YYYYMM'), parent,
                       to_char(month, 'YYYY-MM-DD') || ' 00:00:00+00',
                       to_char(month + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
      END IF;
    END LOOP;
  END LOOP;
END $$;

SELECT historical_data.prepare_market_months((now() AT TIME ZONE 'UTC')::date);
