package io.rec.mainapp.gateway.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Momentum with what it is made from.
 *
 * @param score weighted, in percent
 * @param bucket the score times 100, rounded, at most 30 either way
 * @param arrows 0 to 3 by strength
 * @param pointing the data show mean reversion: down after a rise, up after a fall
 * @param history the last 40 scores, oldest first
 * @param formula how the score is computed, a sentence
 * @param spike null while the automatic entry has not said
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MomentumPanel(
    String symbol,
    @Nullable Double score,
    @Nullable Integer bucket,
    int arrows,
    String pointing,
    boolean stale,
    List<Horizon> horizons,
    List<ScoreAt> history,
    @Nullable Double volatility,
    boolean volSpike,
    @Nullable SpikeState spike,
    String formula) {}
