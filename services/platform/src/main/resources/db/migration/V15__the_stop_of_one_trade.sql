-- What a person set for the stop of one trade, apart from the desk: each change is a version, with
-- who made it and when; the newest is in force. A trade without a row is stopped as the desk is.
CREATE TABLE users.trade_stops (
  user_id             text        NOT NULL REFERENCES users.user_info,
  trade_id            bigint      NOT NULL REFERENCES users.trades,
  version             integer     NOT NULL CHECK (version > 0),
  auto_stop           boolean     NOT NULL,
  current_probability integer     CHECK (current_probability BETWEEN 0 AND 100),
  changed_by          text        NOT NULL,
  changed_at          timestamptz NOT NULL,
  PRIMARY KEY (user_id, trade_id, version)
);
COMMENT ON COLUMN users.trade_stops.auto_stop IS
  'false: the automatic stop leaves the trade alone; settlement, kill switch and Flatten do not';
COMMENT ON COLUMN users.trade_stops.current_probability IS
  'percent below which this trade is closed; null is the floor of the desk';

ALTER TABLE users.trade_stops ENABLE ROW LEVEL SECURITY;
ALTER TABLE users.trade_stops FORCE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON users.trade_stops USING (user_id = system.acting_user());
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON users.trade_stops
  FOR EACH ROW EXECUTE FUNCTION system.refuse_rewriting();
