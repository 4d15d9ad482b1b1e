package io.rec.operator.api.status;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A release that was brought in before. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record RevisionRecord(
    @JsonPropertyDescription("Number of the revision.") @Nullable Long revision,
    @JsonPropertyDescription("Release of the services, at most 63 characters.") @Size(max = 63)
        @Nullable String version,
    @JsonPropertyDescription("When it began.") @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant at,
    @JsonPropertyDescription("How it ended in one word, at most 64 characters.") @Size(max = 64)
        @Nullable String outcome) {}
