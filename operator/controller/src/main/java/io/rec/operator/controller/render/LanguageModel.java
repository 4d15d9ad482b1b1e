package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The model that is asked beside the built-in one, as the analysis service reads it.
 *
 * @param url empty when it is the service's own usual one
 * @param secret with the key of its account; none when it asks for no key
 */
public record LanguageModel(Optional<String> url, String name, Optional<String> secret) {

  List<EnvVar> environment() {
    return Stream.concat(
            url.stream().map(address -> variable("RECIO_SET_AI_URL", address)),
            Stream.of(variable("RECIO_SET_AI_MODEL", name)))
        .toList();
  }

  private static EnvVar variable(String name, String value) {
    return new EnvVarBuilder().withName(name).withValue(value).build();
  }
}
