package io.rec.operator.api.spec.component;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** One environment variable of a container. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value = "!(has(self.value) && has(self.valueFrom))",
    message = "set value or valueFrom, not both: drop one of them",
    fieldPath = ".value",
    reason = "FieldValueInvalid")
public record EnvVariable(
    @JsonPropertyDescription(
            "Name of the variable: letters, digits and underscores, no digit first; at most 128"
                + " characters.")
        @Required
        @Size(min = 1, max = 128)
        @Pattern("^[A-Za-z_][A-Za-z0-9_]*$")
        String name,
    @JsonPropertyDescription(
            "Its value as text, at most 4096 characters; never a password, use valueFrom for"
                + " those.")
        @Size(max = 4096)
        @Nullable String value,
    @JsonPropertyDescription("Takes the value from a ConfigMap or Secret instead.")
        @Nullable EnvSource valueFrom) {}
