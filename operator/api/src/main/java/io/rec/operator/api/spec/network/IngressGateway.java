package io.rec.operator.api.spec.network;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.rec.operator.api.schema.Items;
import io.rec.operator.api.spec.value.ByKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The gateway as an Ingress. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record IngressGateway(
    @JsonPropertyDescription(
            "IngressClass, at most 253 characters; absent means the default of the cluster.")
        @Size(max = 253)
        @Nullable String className,
    @JsonPropertyDescription(
            "Annotations of the Ingress, at most 32, each value at most 1024 characters; give the"
                + " read timeout of classes the operator does not know.")
        @Size(max = 32)
        @Items(maxLength = 1024)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, String> annotations) {

  public IngressGateway {
    annotations = ByKey.copyOf(requireNonNullElse(annotations, Map.of()));
  }
}
