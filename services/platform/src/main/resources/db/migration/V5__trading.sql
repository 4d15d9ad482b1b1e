-- Trading: what was wanted, what was sent, what the venue made of it, and who may do so now.

-- system -----------------------------------------------------------------------------------------

-- Who may act where only one may. The token counts the holders: whoever shows an older one is
-- refused, however sure it is of itself. Renewing does not touch the token, so that transactions
-- which hold the row by its key (FOR KEY SHARE) stop a takeover and never a renewal.
CREATE TABLE system.lease (
  name       text        NOT NULL,
  token      bigint      NOT NULL,
  holder     text        NOT NULL,
  taken_at   timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (name),
  UNIQUE (name, token)
);

CREATE FUNCTION system.require_fence(lease text, fence bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM system.lease AS held
  WHERE held.name = require_fence.lease AND held.token = fence FOR KEY SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'token % of lease % is not the newest', fence, lease USING ERRCODE = 'RC001';
  END IF;
END $$;

-- What nobody may rewrite.
CREATE FUNCTION system.refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%.% only grows', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'RC002';
END $$;

-- users: contracts have fractions, money six decimals ------------------------------------------------

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['trades', 'fills', 'positions', 'orders', 'settlements'] LOOP
    EXECUTE format('DROP VIEW users.%I', name || '_0001');
  END LOOP;
END $$;

ALTER TABLE users.trades
  ALTER COLUMN position TYPE numeric(14, 2),
  ALTER COLUMN fees     TYPE numeric(14, 6),
  ALTER COLUMN pnl      TYPE numeric(16, 6),
  ADD COLUMN state           jsonb,
  ADD COLUMN exposure        numeric(16, 6) NOT NULL DEFAULT 0,
  ADD COLUMN staked          numeric(16, 6) NOT NULL DEFAULT 0,
  ADD COLUMN held            numeric(14, 2) NOT NULL DEFAULT 0,
  ADD COLUMN outcome_unknown boolean        NOT NULL DEFAULT false,
  ADD COLUMN updated_at      timestamptz    NOT NULL DEFAULT now();
COMMENT ON COLUMN users.trades.state IS 'the trade as the state machine knows it; the other columns follow from it';
COMMENT ON COLUMN users.trades.exposure IS 'dollars at stake now: what is held has cost, or what the order may cost; 0 when it is over';
COMMENT ON COLUMN users.trades.staked IS 'dollars the entry cost or may cost, with fees; stays when the trade is over, 0 if nothing was bought';
COMMENT ON COLUMN users.trades.held IS 'contracts held now';
COMMENT ON COLUMN users.trades.outcome_unknown IS 'something may have been bought: blocks another entry';

ALTER TABLE users.fills
  ALTER COLUMN count TYPE numeric(14, 2),
  ADD COLUMN fee_cost        numeric(14, 6),
  ADD COLUMN client_order_id text;
CREATE INDEX fills_by_order ON users.fills (user_id, order_id);

ALTER TABLE users.positions
  ALTER COLUMN position        TYPE numeric(14, 2),
  ALTER COLUMN total_traded    TYPE numeric(16, 2),
  ALTER COLUMN market_exposure TYPE numeric(16, 4),
  ALTER COLUMN realized_pnl    TYPE numeric(16, 6),
  ALTER COLUMN fees_paid       TYPE numeric(14, 6),
  ADD COLUMN venue_position    numeric(14, 2),
  ADD COLUMN venue_as_of       timestamptz;
COMMENT ON COLUMN users.positions.position IS 'counted from fills, negative on the no side';
COMMENT ON COLUMN users.positions.venue_position IS 'as the venue says, at venue_as_of';

ALTER TABLE users.orders
  ALTER COLUMN yes_price       TYPE numeric(8, 4),
  ALTER COLUMN no_price        TYPE numeric(8, 4),
  ALTER COLUMN initial_count   TYPE numeric(14, 2),
  ALTER COLUMN remaining_count TYPE numeric(14, 2),
  ALTER COLUMN fill_count      TYPE numeric(14, 2),
  ALTER COLUMN maker_fees      TYPE numeric(16, 4),
  ALTER COLUMN taker_fees      TYPE numeric(16, 4),
  ALTER COLUMN maker_fill_cost TYPE numeric(16, 4),
  ALTER COLUMN taker_fill_cost TYPE numeric(16, 4);
CREATE INDEX orders_by_client_id ON users.orders (user_id, client_order_id);
CREATE INDEX orders_resting ON users.orders (user_id, ticker) WHERE status = 'resting';

ALTER TABLE users.settlements
  ALTER COLUMN yes_count TYPE numeric(14, 2),
  ALTER COLUMN no_count  TYPE numeric(14, 2),
  ADD COLUMN event_ticker text,
  ADD COLUMN fee_cost     numeric(14, 6);
CREATE INDEX settlements_by_ticker ON users.settlements (user_id, ticker);

ALTER TABLE users.account_balance
  ADD COLUMN balance_dollars numeric(16, 4),
  ADD COLUMN portfolio_value bigint;
COMMENT ON COLUMN users.account_balance.portfolio_value IS 'cents';

-- users: the account as the venue tells it, exact, and of which moment ------------------------------

-- Costs of parts of a contract have six decimals of a dollar.
ALTER TABLE users.settlements
  ALTER COLUMN yes_total_cost TYPE numeric(16, 6),
  ALTER COLUMN no_total_cost  TYPE numeric(16, 6);
-- Beside what is counted from fills, which is the trade manager's to write.
ALTER TABLE users.positions
  ADD COLUMN venue_exposure  numeric(16, 6),
  ADD COLUMN venue_realized  numeric(16, 6),
  ADD COLUMN venue_fees      numeric(16, 6),
  ADD COLUMN venue_traded    numeric(16, 6),
  ADD COLUMN venue_stated_at timestamptz,
  ADD COLUMN venue_closed_at timestamptz;
COMMENT ON COLUMN users.positions.venue_exposure IS 'dollars, as are the other amounts of the venue';
COMMENT ON COLUMN users.positions.venue_stated_at IS
  'the venue''s time of the newest statement about this position';
COMMENT ON COLUMN users.positions.venue_closed_at IS
  'from when on the venue holds nothing here: settled, or no longer in its list';
COMMENT ON COLUMN users.settlements.yes_total_cost IS 'dollars';
COMMENT ON COLUMN users.settlements.no_total_cost IS 'dollars';
ALTER TABLE users.account_balance ADD COLUMN as_of timestamptz;
COMMENT ON COLUMN users.account_balance.as_of IS
  'until when the venue is known to have said this; moves with each answer that says it again';

-- users: from the wish to the venue ------------------------------------------------------------------

-- One row for each change of a trade, and for each event that changed nothing but asked for something.
CREATE TABLE users.trade_timeline (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id     text        NOT NULL REFERENCES users.user_info,
  trade_id    bigint      NOT NULL REFERENCES users.trades,
  version     integer     NOT NULL,
  at          timestamptz NOT NULL,
  actor       text        NOT NULL,
  event       text        NOT NULL,
  from_status text,
  to_status   text,
  why         text        NOT NULL,
  payload     jsonb       NOT NULL DEFAULT '{}',
  UNIQUE (user_id, trade_id, version)
);

-- An order as it was wanted. Committed with the trade before anything is sent, never changed.
CREATE TABLE users.order_intents (
  user_id         text          NOT NULL REFERENCES users.user_info,
  client_order_id text          NOT NULL CHECK (client_order_id ~ '^[A-Za-z0-9_:+=/-]{1,64}$'),
  trade_id        bigint        NOT NULL REFERENCES users.trades,
  purpose         text          NOT NULL CHECK (purpose IN ('open', 'close')),
  symbol          text          NOT NULL,
  ticker          text          NOT NULL,
  book_side       text          NOT NULL CHECK (book_side IN ('bid', 'ask')),
  count           numeric(14, 2) NOT NULL CHECK (count > 0),
  yes_limit       numeric(6, 4) NOT NULL CHECK (yes_limit > 0 AND yes_limit < 1),
  time_in_force   text          NOT NULL CHECK (time_in_force IN ('fill_or_kill', 'immediate_or_cancel')),
  reduce_only     boolean       NOT NULL,
  created_at      timestamptz   NOT NULL,
  send_before     timestamptz   NOT NULL,
  PRIMARY KEY (user_id, client_order_id)
);
CREATE INDEX order_intents_by_trade ON users.order_intents (user_id, trade_id);
COMMENT ON COLUMN users.order_intents.send_before IS 'from then on it is never sent: a look-up that finds nothing must prove something';

-- What the executor did with it: the row is there before the request leaves. No row, nothing sent.
CREATE TABLE users.order_dispatch (
  user_id         text        NOT NULL,
  client_order_id text        NOT NULL,
  fence           bigint      NOT NULL,
  pod             text        NOT NULL,
  stage           text        NOT NULL
                  CHECK (stage IN ('sending', 'accepted', 'refused', 'unknown', 'done', 'never')),
  order_id        text,
  reason          text        NOT NULL DEFAULT '',
  tries           integer     NOT NULL DEFAULT 0,
  began_at        timestamptz NOT NULL,
  answered_at     timestamptz,
  answer          jsonb,
  PRIMARY KEY (user_id, client_order_id),
  FOREIGN KEY (user_id, client_order_id) REFERENCES users.order_intents
);
CREATE INDEX order_dispatch_unfinished ON users.order_dispatch (user_id, began_at)
  WHERE stage IN ('sending', 'accepted', 'unknown');
COMMENT ON COLUMN users.order_dispatch.stage IS
  'sending: on its way or lost; accepted: the venue has it; refused: the venue read it and took it not; '
  'unknown: to be looked up; done: nothing more will happen to it; never: a rule stopped it, nothing was sent';

-- users: decisions of people and rules ---------------------------------------------------------------

CREATE TABLE users.kill_switch (
  user_id text PRIMARY KEY REFERENCES users.user_info,
  level   text        NOT NULL CHECK (level IN ('None', 'PauseEntries', 'CancelOrders', 'Flatten')),
  reason  text        NOT NULL,
  set_by  text        NOT NULL,
  set_at  timestamptz NOT NULL
);
INSERT INTO users.kill_switch (user_id, level, reason, set_by, set_at)
SELECT user_id, 'None', '', 'installation', now() FROM users.user_info;

-- What was asked for and refused, what was decided, and by whom.
CREATE TABLE users.audit (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id text        NOT NULL,
  at      timestamptz NOT NULL,
  actor   text        NOT NULL,
  action  text        NOT NULL,
  outcome text        NOT NULL,
  rule    text,
  detail  jsonb       NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_latest ON users.audit (user_id, at DESC);

CREATE TABLE users.reconciliation (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id     text        NOT NULL REFERENCES users.user_info,
  at          timestamptz NOT NULL,
  trigger     text        NOT NULL,
  differences jsonb       NOT NULL,
  healed      integer     NOT NULL,
  open        integer     NOT NULL,
  pauses      boolean     NOT NULL
);
CREATE INDEX reconciliation_latest ON users.reconciliation (user_id, id DESC);
COMMENT ON COLUMN users.reconciliation.pauses IS 'entries wait until a later row says false';

-- What an automatic entry saw when it fired.
CREATE TABLE users.signals (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id   text        NOT NULL REFERENCES users.user_info,
  at        timestamptz NOT NULL,
  symbol    text        NOT NULL,
  ticker    text        NOT NULL,
  side      text        NOT NULL CHECK (side IN ('Y', 'N')),
  ticket_id text        NOT NULL,
  decision  jsonb       NOT NULL,
  outcome   text        NOT NULL DEFAULT 'sent',
  settings_version integer NOT NULL,
  UNIQUE (user_id, ticket_id)
);

-- Settings of entries and stops; each change is a version, the newest is in force.
CREATE TABLE users.auto_trade_settings (
  user_id  text        NOT NULL REFERENCES users.user_info,
  version  integer     NOT NULL,
  auto_entry                     boolean       NOT NULL DEFAULT false,
  min_probability                numeric(5, 2) NOT NULL DEFAULT 95 CHECK (min_probability BETWEEN 0 AND 100),
  min_differential               numeric(5, 2) NOT NULL DEFAULT 0.25 CHECK (min_differential BETWEEN -10 AND 10),
  min_time                       integer       NOT NULL DEFAULT 120 CHECK (min_time >= 0),
  max_time                       integer       NOT NULL DEFAULT 900 CHECK (max_time <= 3600),
  allow_re_entry                 boolean       NOT NULL DEFAULT false,
  spike_alert_enabled            boolean       NOT NULL DEFAULT true,
  spike_alert_momentum_threshold integer       NOT NULL DEFAULT 36 CHECK (spike_alert_momentum_threshold BETWEEN 0 AND 100),
  spike_alert_cooldown_threshold integer       NOT NULL DEFAULT 30 CHECK (spike_alert_cooldown_threshold BETWEEN 0 AND 50),
  spike_alert_cooldown_minutes   integer       NOT NULL DEFAULT 15 CHECK (spike_alert_cooldown_minutes BETWEEN 0 AND 180),
  auto_stop                      boolean       NOT NULL DEFAULT false,
  current_probability            integer       NOT NULL DEFAULT 40 CHECK (current_probability BETWEEN 0 AND 100),
  min_ttc_seconds                integer       NOT NULL DEFAULT 60 CHECK (min_ttc_seconds BETWEEN 0 AND 3600),
  momentum_spike_enabled         boolean       NOT NULL DEFAULT true,
  momentum_spike_threshold       integer       NOT NULL DEFAULT 36 CHECK (momentum_spike_threshold BETWEEN 10 AND 100),
  verification_period_enabled    boolean       NOT NULL DEFAULT false,
  verification_period_seconds    integer       NOT NULL DEFAULT 15 CHECK (verification_period_seconds BETWEEN 5 AND 60),
  changed_by text        NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (user_id, version),
  CHECK (min_time <= max_time)
);
-- The switches of v2's preferences live here now, with who changed them. Read user by user, because
-- row security shows the migration nobody's rows.
DO $$
DECLARE
  who text;
BEGIN
  FOR who IN SELECT user_id FROM users.user_info LOOP
    PERFORM set_config('recio.user_id', who, true);
    INSERT INTO users.auto_trade_settings (user_id, version, auto_entry, auto_stop, changed_by, changed_at)
    SELECT user_id, 1, auto_entry, auto_stop, 'installation', now() FROM users.trade_preferences;
  END LOOP;
  PERFORM set_config('recio.user_id', '', true);
END $$;

-- Where the automatic entry stands, for whoever asks and for its next start.
CREATE TABLE users.auto_entry_state (
  user_id        text        NOT NULL REFERENCES users.user_info,
  symbol         text        NOT NULL,
  status         text        NOT NULL CHECK (status IN ('DISABLED', 'PAUSED', 'ACTIVE', 'INACTIVE')),
  reason         text        NOT NULL DEFAULT '',
  cooldown_timer integer     NOT NULL DEFAULT 0,
  spike          jsonb,
  updated_at     timestamptz NOT NULL,
  PRIMARY KEY (user_id, symbol)
);

-- A critical failure switched automatic entries off; only a person switches them on again.
CREATE TABLE users.entry_suspension (
  user_id    text        NOT NULL REFERENCES users.user_info,
  cause      text        NOT NULL,
  resumes    text        NOT NULL,
  since      timestamptz NOT NULL,
  lifted_at  timestamptz,
  lifted_by  text,
  PRIMARY KEY (user_id, cause, since)
);
COMMENT ON COLUMN users.entry_suspension.resumes IS 'what would lift it, for a person';

-- Supervision: how far the figures of an active trade can be trusted, by which settings it is judged,
-- and what the auto stop remembers of it, so that a restart goes on where it was.
ALTER TABLE users.active_trades
  ADD COLUMN price_as_of      timestamptz,
  ADD COLUMN close_as_of      timestamptz,
  ADD COLUMN stale            boolean NOT NULL DEFAULT true,
  ADD COLUMN settings_version integer,
  ADD COLUMN watch            jsonb;

-- The one place that knows what a symbol's watchlist looks like.
CREATE FUNCTION live_data.create_watchlist(symbol text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format($t$
    CREATE TABLE IF NOT EXISTS live_data.%1$I (
      symbol        text           NOT NULL,
      current_price numeric(10, 2) NOT NULL,
      ttc_seconds   integer        NOT NULL,
      broker        text           NOT NULL,
      event_ticker  text           NOT NULL,
      market_title  text           NOT NULL,
      strike_tier   integer,
      market_status text           NOT NULL,
      strike        integer        NOT NULL UNIQUE,
      buffer        numeric(12, 2) NOT NULL,
      buffer_pct    numeric(8, 2)  NOT NULL,
      probability   numeric(5, 2),
      yes_ask       smallint,
      no_ask        smallint,
      yes_diff      numeric(5, 2),
      no_diff       numeric(5, 2),
      volume        bigint         NOT NULL,
      ticker        text,
      active_side   text           NOT NULL CHECK (active_side IN ('yes', 'no')),
      rank          integer        NOT NULL,
      stale         boolean        NOT NULL
    )$t$, 'watchlist_' || lower(symbol));
END $$;

SELECT live_data.create_watchlist('BTC'), live_data.create_watchlist('ETH');

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['trade_timeline', 'order_intents', 'order_dispatch', 'kill_switch', 'audit',
                              'reconciliation', 'signals', 'auto_trade_settings', 'auto_entry_state',
                              'entry_suspension'] LOOP
    EXECUTE format('ALTER TABLE users.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE users.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_rows ON users.%I USING (user_id = system.acting_user())', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['trade_timeline', 'order_intents', 'audit', 'reconciliation'] LOOP
    EXECUTE format('CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON users.%I '
                   'FOR EACH ROW EXECUTE FUNCTION system.refuse_rewriting()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['trades', 'fills', 'positions', 'orders', 'settlements'] LOOP
    EXECUTE format('CREATE VIEW users.%I WITH (security_invoker = true) AS '
                   'SELECT * FROM users.%I WHERE user_id = ''user_0001''', name || '_0001', name);
  END LOOP;
END $$;

-- users: what is at stake ------------------------------------------------------------------------

CREATE INDEX trades_by_creation ON users.trades (user_id, created_at);
CREATE INDEX trades_by_closing ON users.trades (user_id, closed_at);

-- What the risk gate is told, in one look; the beginnings of hour and day are New York's and come
-- from the caller. A trade whose outcome is unknown counts as if all of it was bought.
CREATE FUNCTION users.at_stake(of_ticker text, of_symbol text, except_trade bigint,
                               since_hour timestamptz, since_day timestamptz)
RETURNS TABLE (open_trades bigint, exposure numeric, on_market numeric, on_symbol numeric,
               trades_this_hour bigint, risk_this_hour numeric, risk_today numeric,
               result_today numeric) LANGUAGE sql STABLE AS $$
  SELECT count(*) FILTER (WHERE t.live),
         coalesce(sum(t.exposure), 0),
         coalesce(sum(t.contracts) FILTER (WHERE t.ticker = of_ticker), 0),
         coalesce(sum(t.contracts) FILTER (WHERE t.symbol = of_symbol), 0),
         count(*) FILTER (WHERE t.created_at >= since_hour AND t.staked > 0),
         coalesce(sum(t.staked) FILTER (WHERE t.created_at >= since_hour), 0),
         coalesce(sum(t.staked) FILTER (WHERE t.created_at >= since_day), 0),
         coalesce(sum(t.pnl) FILTER (WHERE t.closed_at >= since_day), 0)
  FROM (SELECT ticker, symbol, trades.exposure, staked, pnl, created_at, closed_at,
               status IN ('pending', 'open', 'closing') OR outcome_unknown AS live,
               CASE WHEN status = 'pending' OR outcome_unknown THEN greatest(held, position)
                    WHEN status IN ('open', 'closing') THEN held ELSE 0 END AS contracts
        FROM users.trades
        WHERE id IS DISTINCT FROM except_trade
          AND (status IN ('pending', 'open', 'closing', 'expired') OR outcome_unknown
               OR created_at >= since_day OR closed_at >= since_day)) AS t
$$;

-- v2's helpers. Its statistics looked for words that its code never wrote and counted nothing.
CREATE VIEW users.active_trades_view WITH (security_invoker = true) AS
SELECT * FROM users.trades WHERE status IN ('pending', 'open', 'closing') ORDER BY id DESC;
CREATE VIEW users.recent_trades_view WITH (security_invoker = true) AS
SELECT * FROM users.trades WHERE status IN ('closed', 'expired') ORDER BY closed_at DESC NULLS FIRST LIMIT 100;
CREATE VIEW users.trade_performance_view WITH (security_invoker = true) AS
SELECT user_id, trade_strategy, count(*) AS trades,
       count(*) FILTER (WHERE win_loss = 'W') AS wins,
       count(*) FILTER (WHERE win_loss = 'L') AS losses,
       sum(pnl) AS total_pnl
FROM users.trades WHERE status = 'closed' AND NOT test_filter GROUP BY user_id, trade_strategy;

-- A kill switch that somebody forgot to show the user of would stop nobody: who acts for no user, as
-- the operator does, sees and sets the switch of each.
CREATE POLICY for_all ON users.kill_switch USING (system.acting_user() IS NULL);

-- Sets the switch of every user once for each request; false if that request was served before.
CREATE FUNCTION users.kill_for_all(wanted text, why text, who text, request text) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
  one    text;
  before text := coalesce(current_setting('recio.user_id', true), '');
  served boolean;
  fresh  boolean := false;
BEGIN
  FOR one IN SELECT user_id FROM users.user_info ORDER BY user_id LOOP
    PERFORM set_config('recio.user_id', one, true);
    SELECT EXISTS (SELECT FROM users.audit WHERE action = 'kill_switch' AND detail ->> 'request' = request)
      INTO served;
    IF NOT served THEN
      INSERT INTO users.kill_switch (user_id, level, reason, set_by, set_at)
      VALUES (one, wanted, why, who, now())
      ON CONFLICT (user_id) DO UPDATE
      SET level = excluded.level, reason = excluded.reason, set_by = excluded.set_by, set_at = excluded.set_at;
      INSERT INTO users.audit (user_id, at, actor, action, outcome, detail)
      VALUES (one, now(), who, 'kill_switch', wanted, jsonb_build_object('request', request, 'reason', why));
      INSERT INTO system.outbox (topic, key, payload)
      VALUES ('kill_switch', one, jsonb_build_object('level', wanted, 'reason', why, 'by', who));
      fresh := true;
    END IF;
  END LOOP;
  PERFORM set_config('recio.user_id', before, true);
  RETURN fresh;
END $$;

-- venue ------------------------------------------------------------------------------------------------

-- What the paper exchange remembers of its members: it must not forget what it told them. Written and
-- read by the venue simulator alone; nobody else's business, as little as a real venue's database is.
CREATE SCHEMA venue;
CREATE TABLE venue.records (
  account text   NOT NULL,
  kind    text   NOT NULL CHECK (kind IN ('cash', 'order', 'fill', 'position', 'payment', 'group', 'spent')),
  id      text   NOT NULL,
  place   bigint NOT NULL,
  body    jsonb  NOT NULL,
  PRIMARY KEY (account, kind, id)
);
COMMENT ON COLUMN venue.records.place IS 'rises with each change, so that rows come back in the order of their last one';
