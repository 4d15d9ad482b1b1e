package io.rec.mainapp.gateway.signals;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the analysis service stands. While it is away, or reduced to its built-in model because the
 * language model cannot be had, analysis is degraded.
 *
 * @param since when it became so; null while all is well
 * @param reason why, a piece of a sentence; empty while all is well
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AnalysisState(
    @Schema(allowableValues = {"not_used", "serving", "reduced", "away"}) String state,
    @Nullable Instant since,
    String reason) {

  static final AnalysisState NOT_USED = new AnalysisState("not_used", null, "");
  static final AnalysisState SERVING = new AnalysisState("serving", null, "");

  static AnalysisState reduced(Instant since, String reason) {
    return new AnalysisState("reduced", since, reason);
  }

  static AnalysisState away(Instant since, String reason) {
    return new AnalysisState("away", since, reason);
  }
}
