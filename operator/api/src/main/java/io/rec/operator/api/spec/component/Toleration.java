package io.rec.operator.api.spec.component;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A taint that does not keep the pods away. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Toleration(
    @JsonPropertyDescription(
            "Key of the taint, at most 316 characters; absent means every key (with operator"
                + " Exists).")
        @Size(max = 316)
        @Nullable String key,
    @JsonPropertyDescription("Exists: the key alone decides; Equal: key and value decide.")
        @Nullable TolerationOperator operator,
    @JsonPropertyDescription("Value of the taint, at most 63 characters.") @Size(max = 63)
        @Nullable String value,
    @JsonPropertyDescription(
            "The effect that is tolerated: NoSchedule, PreferNoSchedule or NoExecute; absent means"
                + " all.")
        @Nullable TaintEffect effect,
    @JsonPropertyDescription(
            "How long a NoExecute taint is tolerated, in seconds; absent means for ever.")
        @Nullable Long tolerationSeconds) {}
