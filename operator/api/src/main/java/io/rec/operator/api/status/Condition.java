package io.rec.operator.api.status;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One answer about the system as a whole. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Condition(
    @JsonPropertyDescription("What is answered, such as Ready; at most 316 characters.")
        @Required
        @Size(max = 316)
        String type,
    @JsonPropertyDescription("True, False or Unknown.") @Required ConditionStatus status,
    @JsonPropertyDescription("Why, in one word, at most 128 characters.") @Required @Size(max = 128)
        String reason,
    @JsonPropertyDescription("Who is to blame and what to do next, at most 1024 characters.")
        @Size(max = 1024)
        @Nullable String message,
    @JsonPropertyDescription("Generation of the spec the answer is about.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("When status last changed.")
        @Required
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        Instant lastTransitionTime) {

  public Condition {
    message = Sentence.of(message);
  }
}
