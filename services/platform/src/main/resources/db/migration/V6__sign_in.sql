-- Sign-in: what an account may do, how it proves who it is, and from where it is used. Of everything that
-- lets somebody in only a hash is stored; the second factor's secret, which has to be read, is sealed with
-- a key that is not in the database.

ALTER TABLE users.user_info
  ADD COLUMN username            text CHECK (username ~ '^[a-z0-9][a-z0-9._@+-]{0,63}$'),
  ADD COLUMN role                text NOT NULL DEFAULT 'viewer' CHECK (role IN ('viewer', 'trader', 'admin')),
  ADD COLUMN active              boolean NOT NULL DEFAULT true,
  ADD COLUMN password_generated  boolean NOT NULL DEFAULT false,
  ADD COLUMN password_changed_at timestamptz,
  ADD COLUMN seed_hash           text;
COMMENT ON COLUMN users.user_info.username IS 'what is typed to sign in, in lower case; without one nobody can';
COMMENT ON COLUMN users.user_info.password_generated IS 'nobody has chosen a password of their own yet';
COMMENT ON COLUMN users.user_info.seed_hash IS 'of the password last taken from the first person''s Secret: another one there is a new beginning';

UPDATE users.user_info SET role = CASE account_type WHEN 'master_admin' THEN 'admin' ELSE 'trader' END;
CREATE UNIQUE INDEX user_info_by_username ON users.user_info (username);

CREATE TABLE users.second_factors (
  user_id      text PRIMARY KEY REFERENCES users.user_info,
  secret       bytea       NOT NULL,
  begun_at     timestamptz NOT NULL,
  confirmed_at timestamptz,
  last_step    bigint      NOT NULL DEFAULT 0
);
COMMENT ON COLUMN users.second_factors.last_step IS 'the time step of the newest code accepted: none is accepted twice';

CREATE TABLE users.devices (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id    text        NOT NULL REFERENCES users.user_info,
  browser    text        NOT NULL,
  address    text        NOT NULL,
  first_seen timestamptz NOT NULL,
  last_used  timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  revoked_by text
);
CREATE INDEX devices_of_user ON users.devices (user_id, last_used DESC);

-- Every token a device ever had while it is remembered: one that was replaced and comes back was copied.
CREATE TABLE users.device_tokens (
  token_hash  bytea       PRIMARY KEY,
  user_id     text        NOT NULL REFERENCES users.user_info,
  device_id   bigint      NOT NULL REFERENCES users.devices ON DELETE CASCADE,
  issued_at   timestamptz NOT NULL,
  replaced_at timestamptz
);
CREATE INDEX device_tokens_of_device ON users.device_tokens (device_id);

CREATE TABLE users.sessions (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id    text        NOT NULL REFERENCES users.user_info,
  token_hash bytea       NOT NULL UNIQUE,
  kind       text        NOT NULL CHECK (kind IN ('browser', 'api')),
  device_id  bigint      REFERENCES users.devices ON DELETE SET NULL,
  browser    text        NOT NULL,
  address    text        NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  revoked_by text
);
CREATE INDEX sessions_of_user ON users.sessions (user_id, expires_at DESC);
CREATE INDEX sessions_by_end ON users.sessions (expires_at);

CREATE TABLE users.socket_tickets (
  ticket_hash bytea       PRIMARY KEY,
  user_id     text        NOT NULL REFERENCES users.user_info,
  session_id  bigint      NOT NULL REFERENCES users.sessions ON DELETE CASCADE,
  expires_at  timestamptz NOT NULL
);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['second_factors', 'devices', 'device_tokens', 'sessions', 'socket_tickets'] LOOP
    EXECUTE format('ALTER TABLE users.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE users.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_rows ON users.%I USING (user_id = system.acting_user())', name);
    -- Whose token it is that somebody shows is known only when it has been looked up.
    EXECUTE format('CREATE POLICY for_all ON users.%I USING (system.acting_user() IS NULL)', name);
  END LOOP;
END $$;

-- Failed attempts to sign in, of a name or from an address, whether that name exists or not. The key is a
-- hash: people type their password into the wrong field.
CREATE TABLE system.sign_in_failures (
  kind         text        NOT NULL CHECK (kind IN ('account', 'address')),
  key          bytea       NOT NULL,
  failures     integer     NOT NULL,
  last_at      timestamptz NOT NULL,
  locked_until timestamptz,
  PRIMARY KEY (kind, key)
);
CREATE INDEX sign_in_failures_by_age ON system.sign_in_failures (last_at);
