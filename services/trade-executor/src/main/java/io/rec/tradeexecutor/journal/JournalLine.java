package io.rec.tradeexecutor.journal;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * One answer.
 *
 * @param stage what the order's dispatch becomes
 * @param orderId the exchange's name for it, if it told one
 * @param answer the whole answer as JSON
 */
@Serdeable
public record JournalLine(
    String clientOrderId, String stage, @Nullable String orderId, String reason, String answer) {}
