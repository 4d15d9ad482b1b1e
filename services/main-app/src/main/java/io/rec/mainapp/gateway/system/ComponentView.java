package io.rec.mainapp.gateway.system;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;

/** One component in detail. */
@Serdeable(naming = SnakeCaseStrategy.class)
public record ComponentView(
    SystemView.Node node,
    List<String> needs,
    List<String> neededBy,
    List<Start> starts,
    List<Check> checks,
    String restartCommand) {

  /** One start of one pod. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @com.fasterxml.jackson.annotation.JsonInclude(
      com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS)
  public record Start(
      String pod,
      String version,
      Instant startedAt,
      @org.jspecify.annotations.Nullable Instant readyAt) {}

  /** What somebody who watches wrote about it. */
  @Serdeable
  public record Check(Instant at, String status, String detail) {}
}
