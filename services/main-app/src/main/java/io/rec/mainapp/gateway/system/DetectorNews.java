package io.rec.mainapp.gateway.system;

import static java.util.Objects.requireNonNull;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;

/**
 * The failure detector's verdict, as far as the screens show it.
 *
 * @param roots the failures that no other explains, the worst first
 * @param timestamp of its newest look
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record DetectorNews(String level, List<Root> roots, Instant timestamp) {

  DetectorNews {
    requireNonNull(level, "level");
    roots = List.copyOf(roots);
    requireNonNull(timestamp, "timestamp");
  }

  /**
   * A failure that no other explains.
   *
   * @param component or what is outside: database, dns, clock, kalshi_api, coinbase_api
   * @param impact what it means for trading, in sentences
   * @param action what happens next without anybody
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Root(
      String component,
      boolean outside,
      boolean critical,
      Instant since,
      String evidence,
      List<String> sufferers,
      String impact,
      String action) {

    Root {
      requireNonNull(component, "component");
      requireNonNull(since, "since");
      requireNonNull(evidence, "evidence");
      sufferers = List.copyOf(sufferers);
      requireNonNull(impact, "impact");
      requireNonNull(action, "action");
    }
  }
}
