package io.rec.operator.api.spec.component;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Where the value of a variable comes from. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value = "has(self.configMapKeyRef) != has(self.secretKeyRef)",
    message =
        "valueFrom needs exactly one of configMapKeyRef and secretKeyRef: give one and drop the"
            + " other",
    reason = "FieldValueInvalid")
public record EnvSource(
    @JsonPropertyDescription("A key of a ConfigMap; set this or secretKeyRef.")
        @Nullable KeyRef configMapKeyRef,
    @JsonPropertyDescription("A key of a Secret; set this or configMapKeyRef.")
        @Nullable KeyRef secretKeyRef) {}
