package io.rec.mainapp.gateway.automatic;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the automatic entry stands.
 *
 * @param switchedOn the setting
 * @param allowedBySystem whether the TradingSystem allows it; null while its document is not there
 * @param suspensions critical failures that only a person lifts
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record EntryStatus(
    boolean switchedOn,
    boolean autoStop,
    @Nullable Boolean allowedBySystem,
    int settingsVersion,
    List<SymbolStatus> symbols,
    List<Suspended> suspensions) {

  /** One symbol: the state and what holds it. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record SymbolStatus(
      String symbol,
      @Schema(allowableValues = {"DISABLED", "PAUSED", "ACTIVE", "INACTIVE"}) String status,
      String reason,
      long cooldownSeconds,
      Instant updatedAt) {}

  /** A critical failure that switched entries off, and what would lift it. */
  @Serdeable
  public record Suspended(String cause, String resumes, Instant since) {}
}
