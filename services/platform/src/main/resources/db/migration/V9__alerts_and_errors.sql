-- What people are told, what became of it, and what went wrong: alerts, silences, deliveries, errors.

-- The alerts that a service has raised and not cleared. Its memory across a restart: without it the
-- next process would raise them all again, and would never clear what ended while nobody looked.
CREATE TABLE system.raised_alert (
  service   text        NOT NULL,
  type      text        NOT NULL,
  about     text        NOT NULL,
  severity  text        NOT NULL CHECK (severity IN ('warning', 'critical')),
  text      text        NOT NULL,
  details   jsonb       NOT NULL DEFAULT '{}',
  raised_at timestamptz NOT NULL,
  PRIMARY KEY (service, type, about)
);

-- One row for one alert from its opening to its end. Alerts of one cause bear the cause's key.
CREATE TABLE system.alert (
  id              text        PRIMARY KEY,
  service         text        NOT NULL,
  type            text        NOT NULL,
  about           text        NOT NULL,
  source          text        NOT NULL,
  severity        text        NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
  text            text        NOT NULL,
  evidence        jsonb       NOT NULL DEFAULT '{}',
  cause           text        NOT NULL,
  cause_since     timestamptz NOT NULL,
  opened_at       timestamptz NOT NULL,
  last_seen_at    timestamptz NOT NULL,
  times           integer     NOT NULL,
  acknowledged_by text,
  acknowledged_at timestamptz,
  note            text        NOT NULL DEFAULT '',
  closed_at       timestamptz
);
CREATE UNIQUE INDEX alert_open_once ON system.alert (service, type, about) WHERE closed_at IS NULL;
CREATE INDEX alert_latest ON system.alert (opened_at DESC);

-- What was sent about an alert and who took it: step is warning, critical, escalated-1 to -3, or closed.
CREATE TABLE system.alert_delivery (
  alert           text        NOT NULL REFERENCES system.alert ON DELETE CASCADE,
  step            text        NOT NULL,
  attempts        integer     NOT NULL,
  last_attempt_at timestamptz NOT NULL,
  delivered_at    timestamptz,
  told_by         text[]      NOT NULL DEFAULT '{}',
  failure         text        NOT NULL DEFAULT '',
  PRIMARY KEY (alert, step)
);

CREATE TABLE system.alert_silence (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  type       text        NOT NULL DEFAULT '',
  service    text        NOT NULL DEFAULT '',
  about      text        NOT NULL DEFAULT '',
  until      timestamptz NOT NULL,
  made_by    text        NOT NULL,
  reason     text        NOT NULL,
  made_at    timestamptz NOT NULL,
  ended_at   timestamptz,
  CHECK (type <> '' OR service <> '' OR about <> '')
);
COMMENT ON TABLE system.alert_silence IS 'an empty field matches everything, but not all three may be empty';

-- Errors as the log has them, counted by fingerprint: the sum of times is the number of lines.
CREATE TABLE system.error (
  service     text        NOT NULL,
  fingerprint text        NOT NULL,
  kind        text        NOT NULL,
  message     text        NOT NULL,
  logger      text        NOT NULL,
  stack       text        NOT NULL,
  context     jsonb       NOT NULL DEFAULT '{}',
  trace_id    text        NOT NULL DEFAULT '',
  release     text        NOT NULL,
  first_release text      NOT NULL,
  first_seen  timestamptz NOT NULL,
  last_seen   timestamptz NOT NULL,
  times       bigint      NOT NULL,
  PRIMARY KEY (service, fingerprint)
);
CREATE INDEX error_latest ON system.error (last_seen DESC);
