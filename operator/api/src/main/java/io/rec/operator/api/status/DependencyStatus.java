package io.rec.operator.api.status;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** How a component is doing that another one depends on. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record DependencyStatus(
    @JsonPropertyDescription("Name of the component, at most 45 characters.")
        @Required
        @Size(max = 45)
        String name,
    @JsonPropertyDescription("In one word how it is doing, at most 32 characters.") @Size(max = 32)
        @Nullable String state) {}
