package io.rec.operator.controller.plan;

import static io.rec.operator.api.status.ConditionType.DEGRADED;

import io.rec.operator.api.catalog.Need;
import io.rec.operator.api.catalog.Topology;
import io.rec.operator.api.spec.TradingSystemSpec;
import io.rec.operator.api.spec.component.SecretRef;
import io.rec.operator.api.spec.connector.LanguageModelSpec;
import io.rec.operator.controller.render.LanguageModel;
import java.util.Optional;

/** The language model of a spec, and the Secret with the key of its account. */
record ModelAccount(LanguageModelSpec wish) {

  /** None where nothing asks one. */
  static Optional<ModelAccount> of(TradingSystemSpec spec) {
    return Optional.ofNullable(spec.connectors().languageModel())
        .filter(
            wish ->
                Topology.of(spec).enabled().stream()
                    .anyMatch(
                        component -> component.entry().needs().contains(Need.MODEL_CREDENTIALS)))
        .map(ModelAccount::new);
  }

  Optional<String> secret() {
    return Optional.ofNullable(wish.credentialsSecretRef()).map(SecretRef::name);
  }

  LanguageModel rendered() {
    return new LanguageModel(Optional.ofNullable(wish.url()), wish.model(), secret());
  }

  /** Without its key the built-in model is asked alone, and everything goes on. */
  static Optional<Finding> finding(Facts facts) {
    return facts.installed() && !facts.suspended()
        ? of(facts.desk().spec())
            .flatMap(ModelAccount::secret)
            .filter(name -> !facts.seen().secrets().containsKey(name))
            .map(
                name ->
                    Finding.yes(
                        DEGRADED,
                        "SecretMissing",
                        "Secret %s of the language model is missing or not readable: create it with OPENAI_API_KEY, or let the operator read it (rbac.readableSecrets); until then the built-in model is asked alone"
                            .formatted(name)))
        : Optional.empty();
  }
}
