package io.rec.systemmonitor.pager;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the failure detector says, as far as alerts need it. */
@Serdeable(naming = SnakeCaseStrategy.class)
record DetectorVerdict(@Nullable List<Root> roots, @Nullable Instant timestamp) {

  /**
   * A cause.
   *
   * @param sufferers components that fail because of it
   * @param impact what it means for trading, a sentence
   * @param action what happens next without anybody
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Root(
      String component,
      boolean critical,
      String evidence,
      List<String> sufferers,
      String impact,
      String action,
      @Nullable Instant since) {}
}
