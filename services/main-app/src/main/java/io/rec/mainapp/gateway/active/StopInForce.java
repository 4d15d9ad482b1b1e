package io.rec.mainapp.gateway.active;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.platform.settings.AutoTradeSettings;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the automatic stop looks at one trade.
 *
 * @param attached false: it leaves the trade alone
 * @param deskOn whether anything is stopped automatically on this desk
 * @param floor percent below which the trade is closed; null while the settings are not known
 * @param source whose floor that is
 * @param ownFloor what was set for this trade; null is as the desk
 * @param version of what was set for this trade; 0 if nothing was
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record StopInForce(
    boolean attached,
    boolean deskOn,
    @Nullable Integer floor,
    @Schema(allowableValues = {"desk", "trade"}) String source,
    @Nullable Integer ownFloor,
    int version,
    @Nullable String changedBy,
    @Nullable Instant changedAt) {

  /** One sentence for a person. */
  String sentence(Optional<AutoTradeSettings> settings) {
    if (!attached) {
      return "Detached by %s: the automatic stop leaves it alone. Settlement, kill switch and Flatten still end it."
          .formatted(changedBy);
    }
    if (settings.isEmpty()) {
      return "The settings are not known.";
    }
    AutoTradeSettings now = settings.get();
    if (!now.autoStop()) {
      return "Nothing: automatic stops are off.";
    }
    String whose =
        ownFloor == null
            ? ""
            : ", set for this trade by %s (the desk has %d %%)"
                .formatted(changedBy, now.currentProbability());
    String spike =
        now.momentumSpikeEnabled()
            ? ", or momentum spikes by %d against it".formatted(now.momentumSpikeThreshold())
            : "";
    return "Probability under %d %%%s with %d s or more to go%s."
        .formatted(floor, whose, now.minTtcSeconds(), spike);
  }
}
