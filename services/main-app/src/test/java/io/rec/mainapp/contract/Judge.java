package io.rec.mainapp.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what the document does not know about an answer. */
final class Judge {

  private static final int SERVER_ERROR = 500;
  private static final int SHOWN = 3;

  /** The HTTP server cuts these off before it has read what is asked for, and says nothing. */
  private static final Set<Integer> CUT_OFF = Set.of(413, 414, 431);

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Schemas schemas;

  Judge(Schemas schemas) {
    this.schemas = schemas;
  }

  /** Every peer of the tests answers and so does the database: nothing may be away. */
  Optional<String> wrong(Operation operation, Said said) {
    if (said.status() >= SERVER_ERROR) {
      return Optional.of("answered %d: %s".formatted(said.status(), said.body()));
    }
    if (CUT_OFF.contains(said.status()) && said.body().isEmpty()) {
      return Optional.empty();
    }
    return operation
        .response(said.status())
        .map(described -> unlike(described, said))
        .orElseGet(
            () ->
                Optional.of("%d is not in the document: %s".formatted(said.status(), said.body())));
  }

  private Optional<String> unlike(JsonNode described, Said said) {
    JsonNode content = described.path("content");
    if (content.isEmpty()) {
      return said.body().isEmpty()
          ? Optional.empty()
          : Optional.of("%d has a body, the document none".formatted(said.status()));
    }
    JsonNode documented = content.get(said.mediaType());
    if (documented == null) {
      return Optional.of(
          "%d is \"%s\", in the document it is %s"
              .formatted(
                  said.status(),
                  said.contentType(),
                  content.properties().stream().map(Map.Entry::getKey).toList()));
    }
    return said.mediaType().endsWith("json")
        ? faults(documented.required("schema"), said)
        : Optional.empty();
  }

  private Optional<String> faults(JsonNode schema, Said said) {
    try {
      List<String> faults = schemas.faults(schema, JSON.readTree(said.body()));
      return faults.isEmpty()
          ? Optional.empty()
          : Optional.of(
              "%d is not what its schema says: %s"
                  .formatted(
                      said.status(),
                      faults.stream().limit(SHOWN).collect(Collectors.joining("; "))));
    } catch (JsonProcessingException broken) {
      return Optional.of("%d is no JSON: %s".formatted(said.status(), broken.getMessage()));
    }
  }
}
