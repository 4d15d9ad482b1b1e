-- What the TradingSystem's spec stops stands beside what people set: neither releases the other, and the
-- harder of the two is in force. The mounted document says the same a minute later; an order must not be
-- sent in that minute.
ALTER TABLE users.kill_switch
  ADD COLUMN wished     text NOT NULL DEFAULT 'None'
    CHECK (wished IN ('None', 'PauseEntries', 'CancelOrders', 'Flatten')),
  ADD COLUMN wished_why text NOT NULL DEFAULT '',
  ADD COLUMN wished_by  text NOT NULL DEFAULT '';

ALTER TABLE users.kill_switch
  ADD COLUMN in_force text NOT NULL GENERATED ALWAYS AS (
    CASE WHEN array_position(ARRAY['None', 'PauseEntries', 'CancelOrders', 'Flatten'], wished)
            > array_position(ARRAY['None', 'PauseEntries', 'CancelOrders', 'Flatten'], level)
         THEN wished ELSE level END) STORED;
