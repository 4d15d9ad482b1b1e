-- What people were told, by which way, and what became of it. The rows are the queue of the connector
-- hub as well: what is not finished is sent after a restart.
CREATE TABLE system.deliveries (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  notice_id  text        NOT NULL,
  channel    text        NOT NULL,
  kind       text        NOT NULL CHECK (kind IN ('notification', 'alert', 'trade', 'digest')),
  priority   text        NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'critical')),
  same_as    text        NOT NULL,
  recipient  text        NOT NULL,
  subject    text        NOT NULL,
  message    jsonb       NOT NULL,
  state      text        NOT NULL CHECK (state IN ('queued', 'sending', 'held', 'sent', 'failed', 'duplicate', 'digested')),
  not_before timestamptz NOT NULL,
  attempts   integer     NOT NULL DEFAULT 0,
  error      text        NOT NULL DEFAULT '',
  service_id text        NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  ended_at   timestamptz,
  UNIQUE (notice_id, channel)
);
COMMENT ON COLUMN system.deliveries.same_as IS 'equal for notices that say the same; one of them is sent within the window';
COMMENT ON COLUMN system.deliveries.not_before IS 'queued and held: the earliest time; sending: when the claim is given up';
CREATE INDEX deliveries_due ON system.deliveries (not_before) WHERE state IN ('queued', 'sending', 'held');
CREATE INDEX deliveries_counted ON system.deliveries (channel, ended_at) WHERE state = 'sent';
CREATE INDEX deliveries_same ON system.deliveries (channel, same_as, created_at);
