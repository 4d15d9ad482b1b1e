-- The account at the exchange: of when its books were read, and where its cash comes from.

-- The newest reading that came to its end. Both times are from before its first page, so that what
-- happened while it was read is never taken as older than it.
CREATE TABLE users.account_reading (
  user_id    text        PRIMARY KEY REFERENCES users.user_info,
  began_at   timestamptz NOT NULL,
  figures_at timestamptz NOT NULL
);
COMMENT ON COLUMN users.account_reading.began_at IS 'by our clock';
COMMENT ON COLUMN users.account_reading.figures_at IS
  'by the exchange: its figures were at least as new, give or take two seconds';

-- Cash that comes from no fill and no settlement that is known: what was paid in, less what was paid
-- out. It stays as long as all that moves the balance is known.
CREATE TABLE users.cash_book (
  user_id   text           PRIMARY KEY REFERENCES users.user_info,
  brought   numeric(16, 6) NOT NULL,
  booked_at timestamptz    NOT NULL,
  booked_by text           NOT NULL
);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['account_reading', 'cash_book'] LOOP
    EXECUTE format('ALTER TABLE users.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE users.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_rows ON users.%I USING (user_id = system.acting_user())', name);
  END LOOP;
END $$;

-- Contracts of YES that a fill brought; selling the one side is buying the other.
CREATE FUNCTION users.bought(side text, action text, count numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN (side = 'yes') = (action = 'buy') THEN count ELSE -count END
$$;

-- What fills and settlements did to the cash, in dollars. Who holds NO has sold YES and left a dollar
-- for each contract with the exchange; the settlement says what came back.
CREATE FUNCTION users.cash_moved() RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT sum(m.paid - greatest(-m.held, 0)) FROM (
           SELECT sum(f.bought) AS held, sum(-f.bought * f.price - f.fee) AS paid
           FROM (SELECT ticker, coalesce(yes_price, 1 - no_price) AS price, fee_cost AS fee,
                        users.bought(side, action, count) AS bought
                 FROM users.fills) AS f
           GROUP BY f.ticker) AS m), 0)
       + coalesce((SELECT sum(revenue) FROM users.settlements), 0)
$$;
