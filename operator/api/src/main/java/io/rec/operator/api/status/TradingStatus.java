package io.rec.operator.api.status;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The desk at a glance, written when a look at the database shows something new. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record TradingStatus(
    @JsonPropertyDescription("Open trades.") @Nullable Integer open,
    @JsonPropertyDescription("On, Off or Paused, at most 32 characters.") @Size(max = 32)
        @Nullable String autoEntry,
    @JsonPropertyDescription("Kill level in force, at most 32 characters.") @Size(max = 32)
        @Nullable String killLevel,
    @JsonPropertyDescription(
            "Age of the newest price of the symbol that is the worst off, <30s or >30s; at"
                + " most 16 characters.")
        @Size(max = 16)
        @Nullable String feedAge,
    @JsonPropertyDescription(
            "What the trades brought that ended in the exchange's day, in dollars with sign; at most"
                + " 32 characters.")
        @Size(max = 32)
        @Nullable String pnlToday,
    @JsonPropertyDescription(
            "Trading, Paused, ClockOff, Unreachable or Unwatched; at most 64 characters.")
        @Size(max = 64)
        @Nullable String exchange,
    @JsonPropertyDescription("When the book last agreed with the exchange.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant lastReconciliation,
    @JsonPropertyDescription("Since when these figures are as they are.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant observedAt) {

  /** Nothing known. */
  public static TradingStatus empty() {
    return new TradingStatus(null, null, null, null, null, null, null, null);
  }
}
