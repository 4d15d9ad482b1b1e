package io.rec.trademanager.stop;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stop of one trade in one version.
 *
 * @param id of the trade
 * @param version 0 while nobody set anything
 * @param autoStop false: the automatic stop leaves it alone
 * @param currentProbability percent below which it is closed; null is the floor of the desk
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record OwnStop(
    long id,
    int version,
    boolean autoStop,
    @Nullable Integer currentProbability,
    @Nullable String changedBy,
    @Nullable Instant changedAt) {

  static OwnStop asDesk(long trade) {
    return new OwnStop(trade, 0, true, null, null, null);
  }

  boolean isAs(StopWish wish) {
    return autoStop == wish.autoStop()
        && Objects.equals(currentProbability, wish.currentProbability().orElse(null));
  }

  OwnStop next(StopWish wish, Instant now) {
    return new OwnStop(
        id, version + 1, wish.autoStop(), wish.currentProbability().orElse(null), wish.by(), now);
  }

  /** For a person. */
  String sentence() {
    String floor =
        currentProbability == null
            ? "the floor of the desk"
            : "a floor of its own, %d %%".formatted(currentProbability);
    return autoStop ? "attached, " + floor : "detached, " + floor;
  }
}
