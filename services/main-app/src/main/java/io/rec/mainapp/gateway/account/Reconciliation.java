package io.rec.mainapp.gateway.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of our books with the exchange's.
 *
 * @param pauses whether entries wait for it
 */
@Serdeable
public record Reconciliation(
    Instant at,
    String trigger,
    List<Difference> differences,
    int healed,
    int open,
    boolean pauses) {

  /** One thing that the two say otherwise. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Difference(
      String kind,
      String subject,
      @Nullable Long tradeId,
      String ours,
      String venues,
      boolean healed,
      boolean pauses) {}
}
