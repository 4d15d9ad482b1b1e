package io.rec.cli.change;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API server said when it said no, without its preamble. */
public final class Denial {
  private Denial() {}

  /** The rules that were broken, each once, with the field; at least one line. */
  public static List<String> rules(@Nullable Status status) {
    if (status == null) {
      return List.of("without a reason");
    }
    List<StatusCause> causes =
        status.getDetails() == null ? List.of() : status.getDetails().getCauses();
    return causes.isEmpty()
        ? List.of(String.valueOf(status.getMessage()))
        : causes.stream()
            .map(
                cause ->
                    cause.getField() == null
                        ? cause.getMessage()
                        : cause.getField() + ": " + cause.getMessage())
            .distinct()
            .toList();
  }
}
