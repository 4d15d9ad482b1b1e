-- Documents that take too long to wait for: made by one gateway, fetched from any, gone after a day.
CREATE TABLE users.exports (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id     text        NOT NULL DEFAULT system.acting_user() REFERENCES users.user_info,
  name        text        NOT NULL,
  media_type  text        NOT NULL,
  asked_by    text        NOT NULL,
  state       text        NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'ready', 'failed')),
  problem     text        NOT NULL DEFAULT '',
  bytes       bigint      NOT NULL DEFAULT 0,
  created_at  timestamptz NOT NULL,
  touched_at  timestamptz NOT NULL,
  finished_at timestamptz,
  expires_at  timestamptz NOT NULL
);
COMMENT ON COLUMN users.exports.touched_at IS
  'when something was last added: a running one that nobody adds to has lost its gateway';
CREATE INDEX exports_of_user ON users.exports (user_id, id DESC);

CREATE TABLE users.export_parts (
  user_id   text    NOT NULL DEFAULT system.acting_user() REFERENCES users.user_info,
  export_id bigint  NOT NULL REFERENCES users.exports ON DELETE CASCADE,
  part      integer NOT NULL,
  content   bytea   NOT NULL,
  PRIMARY KEY (export_id, part)
);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['exports', 'export_parts'] LOOP
    EXECUTE format('ALTER TABLE users.%I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE users.%I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_rows ON users.%I USING (user_id = system.acting_user())', name);
  END LOOP;
END $$;
