package io.rec.operator.api.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.rec.operator.api.Yaml;
import io.rec.operator.api.schema.Crd;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefaultsTest {
  @Test
  void recordsAndSchemaGiveTheSameDefaults() {
    var fromSchema = JsonNodeFactory.instance.objectNode().put("version", "3.0.0");
    specSchema()
        .forEach(
            (name, property) -> {
              if (property.getDefault() != null) {
                fromSchema.set(name, property.getDefault());
              }
            });

    assertThat(tree(Yaml.spec(""))).isEqualTo(tree(fromSchema));
  }

  @Test
  void aPartlyWrittenBlockGetsTheRest() {
    var spec = Yaml.spec("recovery: {maxRecoveries: 7}");

    assertThat(spec.recovery().maxRecoveries()).isEqualTo(7);
    assertThat(spec.recovery().backoff()).isEqualTo(BackoffSpec.defaults());
  }

  @Test
  void anExplicitNullIsAnAbsentField() {
    assertThat(Yaml.spec("recovery: null\nsymbols: null\ncomponents: null"))
        .isEqualTo(Yaml.spec(""));
  }

  @Test
  void anEmptyListOfDependenciesIsNotAnAbsentOne() {
    var spec = Yaml.spec("components: [{name: trade-manager, dependsOn: []}, {name: main-app}]");

    assertThat(spec.components().getFirst().dependsOn()).isEmpty();
    assertThat(spec.components().getLast().dependsOn()).isNull();
    assertThat(tree(spec).at("/components/0/dependsOn").isArray()).isTrue();
  }

  private static Map<String, JSONSchemaProps> specSchema() {
    return Crd.definition()
        .getSpec()
        .getVersions()
        .getFirst()
        .getSchema()
        .getOpenAPIV3Schema()
        .getProperties()
        .get("spec")
        .getProperties();
  }

  private static JsonNode tree(Object value) {
    // By way of text, so that a long and an int of the same number are equal.
    return Yaml.serialization().unmarshal(Yaml.serialization().asJson(value), JsonNode.class);
  }
}
