package io.rec.mainapp.gateway.system;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;

/**
 * Only the operator does this: what is missing before it may be asked for, and the commands for it,
 * of which there are none where the wish was refused.
 *
 * @param checks of the way to real money; empty otherwise
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record ByOperator(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String reason,
    String requestId,
    List<String> commands,
    List<ModeCheck> checks) {

  /** One line of the checklist. */
  @Serdeable
  public record ModeCheck(String name, boolean passed, String detail) {}
}
