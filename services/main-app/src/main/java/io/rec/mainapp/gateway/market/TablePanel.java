package io.rec.mainapp.gateway.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The strike table with what the server would do.
 *
 * @param ttc whole seconds to the close
 * @param momentum weighted score in percent
 * @param troubles why nothing may be entered by this table, a sentence each
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TablePanel(
    String symbol,
    String eventTicker,
    String marketTitle,
    String marketStatus,
    Instant closesAt,
    long ttc,
    double price,
    Instant priceAsOf,
    @Nullable Instant marketsAsOf,
    @Nullable Long strikeTier,
    @Nullable Double momentum,
    @Nullable Integer bucket,
    @Nullable String fingerprint,
    String model,
    List<String> troubles,
    List<TableRow> rows) {}
