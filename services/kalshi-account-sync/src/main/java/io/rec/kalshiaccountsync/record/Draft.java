package io.rec.kalshiaccountsync.record;

/** A fact that waits for the end of its transaction; the payload is the row as JSON. */
record Draft(String topic, String key, String payload) {}
