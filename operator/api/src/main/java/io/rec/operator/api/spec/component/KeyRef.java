package io.rec.operator.api.spec.component;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One key of a ConfigMap or Secret in the same namespace. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record KeyRef(
    @JsonPropertyDescription(
            "Name of the ConfigMap or Secret in the namespace of the TradingSystem; at most 253"
                + " characters.")
        @Required
        @Size(min = 1, max = 253)
        String name,
    @JsonPropertyDescription("Key within it; at most 253 characters.")
        @Required
        @Size(min = 1, max = 253)
        String key) {}
