package io.rec.operator.api.spec.connector;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.rec.operator.api.schema.Merged;
import io.rec.operator.api.schema.Merged.By;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which outside service plays which part. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ConnectorsSpec(
    @JsonPropertyDescription("Where orders go.") @Default("{}") ConnectorSpec broker,
    @JsonPropertyDescription("Where prices come from.") @Default("{}") ConnectorSpec data,
    @JsonPropertyDescription("How people are told, at most 8 channels.")
        @Size(max = 8)
        @Merged(By.KEY)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<NotificationSpec> notifications,
    @JsonPropertyDescription(
            "A language model that is asked for its opinion of a market as well; absent means the"
                + " built-in model alone, which needs no account.")
        @Nullable LanguageModelSpec languageModel) {

  public ConnectorsSpec {
    broker = requireNonNullElseGet(broker, ConnectorSpec::defaults);
    data = requireNonNullElseGet(data, ConnectorSpec::defaults);
    notifications = List.copyOf(requireNonNullElse(notifications, List.of()));
  }

  /** Everything simulated. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static ConnectorsSpec defaults() {
    return new ConnectorsSpec(null, null, null, null);
  }

  /** The same with the simulator as exchange and as source of prices. */
  public ConnectorsSpec onPaper() {
    return new ConnectorsSpec(
        ConnectorSpec.defaults(), ConnectorSpec.defaults(), notifications, languageModel);
  }

  /** Whether any part is played by the built-in simulator, so that it must run. */
  public boolean simulatorNeeded() {
    return broker.simulated() || data.simulated();
  }
}
