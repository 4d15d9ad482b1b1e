-- Fingerprints: versioned table sets of which one per symbol is active, and the 1-minute history they
-- are made from. Expands only: earlier versions of the services do not look here.

CREATE SCHEMA IF NOT EXISTS analytics;
CREATE SCHEMA IF NOT EXISTS historical_data;

-- analytics --------------------------------------------------------------------------------------

CREATE TABLE analytics.fingerprint_set (
  symbol     text        NOT NULL CHECK (symbol ~ '^[A-Z][A-Z0-9]{1,9}$'),
  version    text        NOT NULL CHECK (version ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$'),
  source     text        NOT NULL,
  created_at timestamptz NOT NULL,
  rows       integer     NOT NULL CHECK (rows > 0),
  active     boolean     NOT NULL DEFAULT false,
  pinned     boolean     NOT NULL DEFAULT false,
  PRIMARY KEY (symbol, version),
  CHECK (active OR NOT pinned)
);
COMMENT ON COLUMN analytics.fingerprint_set.pinned IS
  'chosen by a person: an import never replaces it, only a person does';
CREATE UNIQUE INDEX fingerprint_set_active ON analytics.fingerprint_set (symbol) WHERE active;

CREATE TABLE analytics.fingerprint (
  symbol    text          NOT NULL,
  version   text          NOT NULL,
  bucket    text          NOT NULL CHECK (bucket = 'baseline' OR bucket ~ '^(-?([1-9]|[12][0-9]|30)|0)$'),
  ttc_min   smallint      NOT NULL CHECK (ttc_min BETWEEN 1 AND 60),
  threshold numeric(4, 2) NOT NULL CHECK (threshold BETWEEN 0 AND 2),
  pos       numeric(5, 2) NOT NULL CHECK (pos BETWEEN 0 AND 100),
  neg       numeric(5, 2) NOT NULL CHECK (neg BETWEEN 0 AND 100),
  PRIMARY KEY (symbol, version, bucket, ttc_min, threshold),
  FOREIGN KEY (symbol, version) REFERENCES analytics.fingerprint_set ON DELETE CASCADE
);

CREATE FUNCTION analytics.announce_fingerprints() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('recio_fingerprints', NEW.symbol || ':' || NEW.version);
  RETURN NULL;
END $$;

CREATE TRIGGER fingerprints_activated AFTER UPDATE OF active ON analytics.fingerprint_set
FOR EACH ROW WHEN (NEW.active AND NOT OLD.active) EXECUTE FUNCTION analytics.announce_fingerprints();

CREATE TRIGGER fingerprints_added AFTER INSERT ON analytics.fingerprint_set
FOR EACH ROW WHEN (NEW.active) EXECUTE FUNCTION analytics.announce_fingerprints();

-- v2 had one wide table per bucket. Views of those names over the active set, made with a symbol's
-- first set: 62 views nobody asked for would only slow every new database down.
CREATE FUNCTION analytics.create_fingerprint_views(wanted text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  columns text;
  number  integer;
  named   text;
BEGIN
  IF to_regclass(format('analytics.%I', lower(wanted) || '_fingerprint_directional_baseline')) IS NOT NULL THEN
    RETURN;
  END IF;
  SELECT string_agg(format(
           'max(f.pos) FILTER (WHERE f.threshold = %1$s) AS %2$I, '
           'max(f.neg) FILTER (WHERE f.threshold = %1$s) AS %3$I',
           step, 'pos_' || replace(step::text, '.', '_'), 'neg_' || replace(step::text, '.', '_')), ', ' ORDER BY step)
    INTO columns
    FROM (SELECT (i * 0.05)::numeric(4, 2) AS step FROM generate_series(0, 40) i WHERE i <> 34) steps;
  FOR number IN SELECT n FROM generate_series(-31, 30) n LOOP
    named := CASE
      WHEN number = -31 THEN 'baseline'
      WHEN number < 0 THEN 'momentum_-' || lpad(abs(number)::text, 2, '0')
      ELSE 'momentum_' || lpad(number::text, 3, '0') END;
    EXECUTE format(
      'CREATE VIEW analytics.%I AS SELECT lpad(f.ttc_min::text, 2, ''0'') || ''m TTC'' AS time_to_close, %s '
      'FROM analytics.fingerprint f JOIN analytics.fingerprint_set s USING (symbol, version) '
      'WHERE s.active AND f.symbol = %L AND f.bucket = %L GROUP BY f.ttc_min ORDER BY f.ttc_min',
      lower(wanted) || '_fingerprint_directional_' || named, columns,
      wanted, CASE WHEN number = -31 THEN 'baseline' ELSE number::text END);
  END LOOP;
END $$;

-- historical_data --------------------------------------------------------------------------------

CREATE FUNCTION historical_data.create_price_history(symbol text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format($t$
    CREATE TABLE IF NOT EXISTS historical_data.%1$I (
      "timestamp" timestamptz PRIMARY KEY,
      open        numeric     NOT NULL CHECK (open > 0),
      high        numeric     NOT NULL CHECK (high > 0),
      low         numeric     NOT NULL CHECK (low > 0),
      close       numeric     NOT NULL CHECK (close > 0 AND close < 'Infinity'),
      volume      numeric     NOT NULL DEFAULT 0 CHECK (volume >= 0),
      momentum    smallint
    ) PARTITION BY RANGE ("timestamp")$t$, lower(symbol) || '_price_history');
  EXECUTE format('COMMENT ON COLUMN historical_data.%I.momentum IS %L', lower(symbol) || '_price_history',
                 'bucket in basis points, not held within 30; null in the first half hour after a gap');
END $$;

CREATE FUNCTION historical_data.prepare_history_years(symbol text, first_year integer, last_year integer)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  year integer;
BEGIN
  FOR year IN SELECT y FROM generate_series(first_year, last_year) y LOOP
    EXECUTE format('CREATE TABLE IF NOT EXISTS historical_data.%I PARTITION OF historical_data.%I '
                   'FOR VALUES FROM (%L) TO (%L)',
                   lower(symbol) || '_price_history_' || year, lower(symbol) || '_price_history',
                   year || '-01-01 00:00:00+00', (year + 1) || '-01-01 00:00:00+00');
  END LOOP;
END $$;

SELECT historical_data.create_price_history('BTC'), historical_data.create_price_history('ETH');
