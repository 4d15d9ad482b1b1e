-- A trade is followed from the tick that led to it to its settlement by one trace, and the hours in
-- between outlive every process. Empty for what was opened outside of one.
ALTER TABLE users.trades ADD COLUMN traceparent text;
