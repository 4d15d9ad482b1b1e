-- What the analysis service said, for thirty days: served when it is asked for the newest, and
-- compared with what the price did afterwards.

CREATE TABLE live_data.ai_analysis_results (
  id                   uuid             NOT NULL,
  symbol               text             NOT NULL,
  timeframe            text             NOT NULL,
  signal               text             NOT NULL CHECK (signal IN ('Long', 'Short', 'Neutral')),
  confidence           double precision NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  reasoning            text             NOT NULL,
  "timestamp"          timestamptz      NOT NULL,
  candle_at            timestamptz      NOT NULL,
  close                double precision NOT NULL CHECK (close > 0),
  technical_indicators jsonb            NOT NULL,
  metadata             jsonb            NOT NULL,
  request_id           text             NOT NULL DEFAULT '',
  settled_close        double precision CHECK (settled_close > 0),
  settled_at           timestamptz,
  PRIMARY KEY (id, "timestamp")
) PARTITION BY RANGE ("timestamp");
COMMENT ON COLUMN live_data.ai_analysis_results.candle_at IS 'when the newest candle began that was looked at';
COMMENT ON COLUMN live_data.ai_analysis_results.close IS 'its close';
COMMENT ON COLUMN live_data.ai_analysis_results.metadata IS 'model_version, processing_time_ms, and under opinions what each model said and how sure it was of it';
COMMENT ON COLUMN live_data.ai_analysis_results.settled_close IS 'the close that the signal is judged by, once it is known';

CREATE INDEX ai_analysis_results_newest ON live_data.ai_analysis_results (symbol, "timestamp" DESC);
CREATE INDEX ai_analysis_results_unsettled
  ON live_data.ai_analysis_results (symbol, timeframe, candle_at) WHERE settled_close IS NULL;

CREATE INDEX ai_analysis_results_settled
  ON live_data.ai_analysis_results ("timestamp") WHERE settled_close IS NOT NULL;

-- An analysis is never lost because nobody made its day's partition in time.
CREATE TABLE live_data.ai_analysis_results_rest PARTITION OF live_data.ai_analysis_results DEFAULT;

CREATE FUNCTION live_data.prepare_ai_days(first_day date, days integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  day date;
BEGIN
  FOR day IN SELECT d::date FROM generate_series(first_day, first_day + days - 1, interval '1 day') d LOOP
    EXECUTE format('CREATE TABLE IF NOT EXISTS live_data.%I PARTITION OF live_data.ai_analysis_results '
                   'FOR VALUES FROM (%L) TO (%L)',
                   'ai_analysis_results_' || to_char(day, 'YYYYMMDD'),
                   to_char(day, 'YYYY-MM-DD') || ' 00:00:00+00',
                   to_char(day + 1, 'YYYY-MM-DD') || ' 00:00:00+00');
  END LOOP;
END $$;

SELECT live_data.prepare_ai_days((now() AT TIME ZONE 'UTC')::date, 8);

-- Whole days are dropped, never deleted row by row; only the rest, which should be empty, is.
CREATE FUNCTION live_data.drop_ai_days(before date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  day     text;
  dropped integer := 0;
BEGIN
  FOR day IN
    SELECT child.relname
    FROM pg_inherits
    JOIN pg_class child ON child.oid = inhrelid
    WHERE inhparent = 'live_data.ai_analysis_results'::regclass
      AND child.relname ~ '^ai_analysis_results_\d{8}$'
      AND right(child.relname, 8) < to_char(before, 'YYYYMMDD')
  LOOP
    EXECUTE format('DROP TABLE live_data.%I', day);
    dropped := dropped + 1;
  END LOOP;
  DELETE FROM live_data.ai_analysis_results_rest
  WHERE "timestamp" < (to_char(before, 'YYYY-MM-DD') || ' 00:00:00+00')::timestamptz;
  RETURN dropped;
END $$;

-- A direction is right when the price went there; standing aside is right when the price went less
-- than half of its usual range. Unknown without a range to compare with.
CREATE FUNCTION live_data.ai_signal_right(signal text, began double precision,
                                          ended double precision, usual_range double precision)
RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE signal
           WHEN 'Long'    THEN ended > began
           WHEN 'Short'   THEN ended < began
           WHEN 'Neutral' THEN abs(ended - began) < usual_range / 2
         END
$$;

-- How sure each model was, in tenths, and how often it was right; of the newest twenty thousand.
CREATE VIEW live_data.ai_past_confidence AS
SELECT model_version, decile, count(*) AS opinions, count(*) FILTER (WHERE is_right) AS right_ones
FROM (
  SELECT opinion ->> 'model_version' AS model_version,
         least(floor((opinion ->> 'confidence')::double precision * 10)::integer, 9) AS decile,
         live_data.ai_signal_right(opinion ->> 'signal', close, settled_close,
                                   (technical_indicators ->> 'atr_14')::double precision) AS is_right
  FROM (SELECT * FROM live_data.ai_analysis_results WHERE settled_close IS NOT NULL
        ORDER BY "timestamp" DESC LIMIT 20000) AS newest,
       LATERAL jsonb_array_elements(metadata -> 'opinions') AS opinion
) AS judged
WHERE is_right IS NOT NULL
GROUP BY model_version, decile;
