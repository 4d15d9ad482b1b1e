package io.rec.connectorhub.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/** One line of the delivery log; without the text, which is its reader's alone. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Delivery(
    long id,
    String noticeId,
    String channel,
    String kind,
    String priority,
    String recipient,
    String subject,
    String state,
    String notBefore,
    int attempts,
    String error,
    String serviceId,
    String createdAt,
    @Nullable String endedAt) {}
