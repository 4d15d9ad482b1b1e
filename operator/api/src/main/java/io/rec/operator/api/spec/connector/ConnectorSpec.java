package io.rec.operator.api.spec.connector;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.rec.operator.api.schema.Items;
import io.rec.operator.api.spec.component.SecretRef;
import io.rec.operator.api.spec.value.ByKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outside service that plays one part. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ConnectorSpec(
    @JsonPropertyDescription(
            "Name of the connector, such as venue-simulator, kalshi or coinbase; at most 40"
                + " characters.")
        @Default(ConnectorSpec.SIMULATOR)
        @Size(min = 1, max = 40)
        @Pattern("^[a-z][a-z0-9-]*$")
        String type,
    @JsonPropertyDescription("Which side of the service is meant: Simulated, Demo or Production.")
        @Default("Simulated")
        VenueEnvironment environment,
    @JsonPropertyDescription("Secret with the keys of the account.")
        @Nullable SecretRef credentialsSecretRef,
    @JsonPropertyDescription(
            "Settings of the connector, with the units it documents; at most 32, each value at most"
                + " 1024 characters; never secrets.")
        @Size(max = 32)
        @Items(maxLength = 1024)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, String> settings) {

  /** Name of the connector that needs no outside world. */
  public static final String SIMULATOR = "venue-simulator";

  public ConnectorSpec {
    type = requireNonNullElse(type, SIMULATOR);
    environment = requireNonNullElse(environment, VenueEnvironment.SIMULATED);
    settings = ByKey.copyOf(requireNonNullElse(settings, Map.of()));
  }

  /** The built-in simulator. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static ConnectorSpec defaults() {
    return new ConnectorSpec(null, null, null, null);
  }

  /** Whether this part is played by the built-in simulator. */
  public boolean simulated() {
    return type.equals(SIMULATOR);
  }
}
