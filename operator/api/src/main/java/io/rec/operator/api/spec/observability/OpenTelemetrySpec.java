package io.rec.operator.api.spec.observability;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Traces for a collector. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record OpenTelemetrySpec(
    @JsonPropertyDescription(
            "URL of the collector, such as http://collector.observability:4318; at most 253"
                + " characters; absent means nothing is sent.")
        @Size(max = 253)
        @Nullable String endpoint,
    @JsonPropertyDescription(
            "How it is spoken to: http/protobuf. The roles do not speak grpc yet and send"
                + " http/protobuf all the same: name the collector's port for that.")
        @Default("http/protobuf")
        OtlpProtocol protocol,
    @JsonPropertyDescription(
            "Share of traces that are kept, from 0 to 1 with at most four decimals, written as"
                + " text.")
        @Default("0.1")
        @Size(max = 6)
        @Pattern("^(0(\\.[0-9]{1,4})?|1(\\.0{1,4})?)$")
        String sampleRatio) {

  public OpenTelemetrySpec {
    protocol = requireNonNullElse(protocol, OtlpProtocol.HTTP_PROTOBUF);
    sampleRatio = requireNonNullElse(sampleRatio, "0.1");
  }

  /** Nothing is sent. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static OpenTelemetrySpec defaults() {
    return new OpenTelemetrySpec(null, null, null);
  }
}
