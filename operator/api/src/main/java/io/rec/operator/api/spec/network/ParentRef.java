package io.rec.operator.api.spec.network;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** The Gateway a route hangs on. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ParentRef(
    @JsonPropertyDescription("Name of the Gateway, at most 253 characters.")
        @Required
        @Size(min = 1, max = 253)
        String name,
    @JsonPropertyDescription(
            "Namespace of the Gateway, at most 63 characters; absent means that of the"
                + " TradingSystem.")
        @Size(max = 63)
        @Nullable String namespace,
    @JsonPropertyDescription("Listener of the Gateway, at most 253 characters; absent means all.")
        @Size(max = 253)
        @Nullable String sectionName) {}
