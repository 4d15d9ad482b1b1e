package io.rec.tradeexecutor.order;

import java.time.Instant;
import java.util.Optional;

/**
 * What was done with an order.
 *
 * @param tries how often it was sent
 * @param answer the last answer as JSON
 */
record StoredDispatch(
    Stage stage, Optional<String> orderId, int tries, Instant beganAt, Optional<String> answer) {}
