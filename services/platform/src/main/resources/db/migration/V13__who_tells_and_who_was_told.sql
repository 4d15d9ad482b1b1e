-- One sender of alerts, and what became of what it sent.

-- When the alert engine last looked. While it looks, it alone has people told of alerts; when it has
-- not for a while, the connector hub tells of what is critical. Both hold this row while they decide.
CREATE TABLE system.alert_engine (
  only_row  boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  looked_at timestamptz NOT NULL
);
INSERT INTO system.alert_engine (looked_at) VALUES (now());

-- A log is told everything and wakes nobody.
ALTER TABLE system.deliveries ADD COLUMN to_people boolean NOT NULL DEFAULT true;
UPDATE system.deliveries SET to_people = false WHERE channel = 'log';

-- That the hub has stored a notice is no proof that anybody got it.
ALTER TABLE system.alert_delivery
  ADD COLUMN notice   text NOT NULL DEFAULT '',
  ADD COLUMN taken_at timestamptz,
  ADD COLUMN fate     text NOT NULL DEFAULT 'trying'
    CHECK (fate IN ('trying', 'on_its_way', 'held', 'told', 'nobody'));
COMMENT ON COLUMN system.alert_delivery.notice IS 'its notice_id in system.deliveries';
COMMENT ON COLUMN system.alert_delivery.taken_at IS 'when the connector hub had stored it';
COMMENT ON COLUMN system.alert_delivery.delivered_at IS 'when the first person''s channel had sent it';
UPDATE system.alert_delivery SET taken_at = delivered_at, fate = 'told' WHERE delivered_at IS NOT NULL;
