-- Facts that no reader can miss, and price logs that say from which tick a row comes.

-- system -----------------------------------------------------------------------------------------

-- Ids are drawn before their transactions commit, so a smaller id may appear after a greater one.
-- A transaction that writes facts holds, from before its first id until its end, a shared lock that
-- names an id below all of its own. Readers stop at the lowest of those locks: what they have passed
-- is complete. A transaction that writes no facts, however long, holds nobody up.
ALTER TABLE system.outbox ALTER COLUMN id DROP IDENTITY;
CREATE SEQUENCE system.outbox_ids AS bigint OWNED BY system.outbox.id;
SELECT setval('system.outbox_ids', coalesce(max(id), 1), max(id) IS NOT NULL) FROM system.outbox;

CREATE FUNCTION system.newest_outbox_id() RETURNS bigint LANGUAGE sql VOLATILE AS $$
  SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM system.outbox_ids
$$;

-- 7263 is the class of these locks; nobody ever takes one of them exclusively.
CREATE FUNCTION system.next_outbox_id() RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  IF coalesce(current_setting('recio.writes_facts', true), '') <> 'yes' THEN
    PERFORM pg_advisory_xact_lock_shared(7263, system.newest_outbox_id()::bit(32)::integer);
    -- Local: forgotten with the lock at the end, also when a savepoint is rolled back.
    PERFORM set_config('recio.writes_facts', 'yes', true);
  END IF;
  RETURN nextval('system.outbox_ids');
END $$;

ALTER TABLE system.outbox ALTER COLUMN id SET DEFAULT system.next_outbox_id();

-- The id up to which no more facts can appear. To be asked in a statement of its own before the
-- rows are read: their snapshot has to be younger than the look at the locks.
CREATE FUNCTION system.outbox_horizon() RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  newest  bigint := system.newest_outbox_id();
  horizon bigint;
BEGIN
  -- A lock keeps the low 32 bits of its id; one that lies ahead of newest began after we looked.
  SELECT min(newest - behind) INTO horizon
  FROM (SELECT (newest - objid::bigint) & 4294967295 AS behind
        FROM pg_locks
        WHERE locktype = 'advisory' AND classid = 7263 AND objsubid = 2
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS held
  WHERE behind < 2147483648;
  RETURN coalesce(horizon, newest);
END $$;

CREATE TABLE system.outbox_trimmed (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  last_id  bigint NOT NULL
);
INSERT INTO system.outbox_trimmed (last_id) VALUES (0);

-- live_data --------------------------------------------------------------------------------------

-- tick_at is the venue's time of the tick that made the row: of two watchdogs of one symbol, and of
-- a row written twice, the later tick stays.
CREATE OR REPLACE FUNCTION live_data.create_price_log(symbol text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  log     text := lower(symbol) || '_price_log';
  changes text := 'price_change_' || lower(symbol);
BEGIN
  EXECUTE format($t$
    CREATE TABLE IF NOT EXISTS live_data.%1$I (
      "timestamp"    timestamptz    PRIMARY KEY,
      price          numeric(10, 2) NOT NULL,
      one_minute_avg numeric(10, 2),
      momentum       numeric(10, 4),
      delta_1m       numeric(10, 4),
      delta_2m       numeric(10, 4),
      delta_3m       numeric(10, 4),
      delta_4m       numeric(10, 4),
      delta_15m      numeric(10, 4),
      delta_30m      numeric(10, 4),
      interpolated   boolean        NOT NULL DEFAULT false,
      source         text           NOT NULL DEFAULT '',
      tick_at        timestamptz
    ) PARTITION BY RANGE ("timestamp")$t$, log);
  -- Asked first, because adding a column locks the log even when it is there.
  IF NOT EXISTS (SELECT FROM information_schema.columns
                 WHERE table_schema = 'live_data' AND table_name = log AND column_name = 'tick_at') THEN
    EXECUTE format('ALTER TABLE live_data.%I ADD COLUMN tick_at timestamptz', log);
  END IF;
  -- A price is never lost because nobody made its day's partition in time.
  EXECUTE format('CREATE TABLE IF NOT EXISTS live_data.%I PARTITION OF live_data.%I DEFAULT',
                 log || '_rest', log);
  EXECUTE format($t$
    CREATE TABLE IF NOT EXISTS live_data.%1$I (
      id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      change1h    numeric(10, 6),
      change3h    numeric(10, 6),
      change1d    numeric(10, 6),
      "timestamp" timestamptz NOT NULL UNIQUE
    )$t$, changes);
END $$;

SELECT live_data.create_price_log('BTC'), live_data.create_price_log('ETH');

-- Whole days are dropped, never deleted row by row; only the rest, which should be empty, is.
CREATE FUNCTION live_data.drop_price_days(symbol text, before date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  log     text := lower(symbol) || '_price_log';
  day     text;
  dropped integer := 0;
BEGIN
  FOR day IN
    SELECT child.relname
    FROM pg_inherits
    JOIN pg_class child ON child.oid = inhrelid
    WHERE inhparent = format('live_data.%I', log)::regclass
      AND child.relname ~ ('^' || log || '_\d{8}$')
      AND right(child.relname, 8) < to_char(before, 'YYYYMMDD')
  LOOP
    EXECUTE format('DROP TABLE live_data.%I', day);
    dropped := dropped + 1;
  END LOOP;
  EXECUTE format('DELETE FROM live_data.%I WHERE "timestamp" < %L', log || '_rest',
                 to_char(before, 'YYYY-MM-DD') || ' 00:00:00+00');
  EXECUTE format('DELETE FROM live_data.%I WHERE "timestamp" < %L', 'price_change_' || lower(symbol),
                 to_char(before, 'YYYY-MM-DD') || ' 00:00:00+00');
  RETURN dropped;
END $$;

-- A price somebody wants to be told about. The side is kept so that a crossing is told once,
-- whoever watches and however often the watchdog starts.
CREATE TABLE live_data.price_alert (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  symbol     text           NOT NULL,
  price      numeric(10, 2) NOT NULL CHECK (price > 0),
  note       text           NOT NULL DEFAULT '',
  side       text           CHECK (side IN ('above', 'below')),
  crossed_at timestamptz,
  created_at timestamptz    NOT NULL DEFAULT now(),
  UNIQUE (symbol, price)
);
