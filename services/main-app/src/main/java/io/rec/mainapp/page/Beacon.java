package io.rec.mainapp.page;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an open page tells of itself since it last did.
 *
 * @param loadMs from the address to what a trader came for, once for each opening
 * @param reconnections live streams that were lost and came back
 * @param actions clicks on controls and commands of the keyboard
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record Beacon(
    @Schema(minimum = "0", maximum = "600000") @Nullable Integer loadMs,
    @Schema(minimum = "0", maximum = "1000") @Nullable Integer reconnections,
    @Schema(minimum = "0", maximum = "10000") @Nullable Integer actions) {

  static final int LONGEST_LOAD_MS = 600_000;
  static final int MOST_RECONNECTIONS = 1_000;
  static final int MOST_ACTIONS = 10_000;
}
