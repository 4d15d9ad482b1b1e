package io.rec.operator.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsOrBool;
import io.rec.operator.api.Yaml;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the schema against each release. The file of a release is the definition as it was
 * published; it is added when the release is made and never changed afterwards.
 */
class CompatibilityTest {
  /**
   * A change that the API accepted and no volume can follow: every pass after it broke. Systems as
   * they are stay valid, the rule only looks at the step from one value to another.
   */
  private static final String FIXED_STORAGE_CLASS = "oldSelf.storageClassName";

  /** To stop less was free of charge unless it was to stop nothing; also only a step. */
  private static final String EASED_BY_NOBODY = "(oldSelf.level == 'Flatten' ? 3";

  /** Systems as they are stay valid here too: whoever has a weaker mode keeps it. */
  private static final String VERIFIED_DATABASE = "oldSelf.value().database.external.sslMode";

  static Stream<Path> releases() {
    return Yaml.resources("released").stream();
  }

  static Stream<Arguments> takingAway() {
    return Stream.of(
        change("spec.mode is gone", spec -> spec.getProperties().remove("mode")),
        change("type was boolean", spec -> field(spec, "suspend").setType("string")),
        change("maxItems was 16", spec -> field(spec, "symbols").setMaxItems(8L)),
        change("minItems was 1", spec -> field(spec, "symbols").setMinItems(2L)),
        change("pattern was", spec -> field(spec, "version").setPattern("^3.*$")),
        change("no longer has value", spec -> field(spec, "onShutdown").getEnum().removeFirst()),
        change("no longer has optional mode", spec -> spec.getRequired().add("mode")),
        change("default was", spec -> field(spec, "suspend").setDefault(null)),
        change(
            "freedom from rule",
            spec -> spec.getXKubernetesValidations().getFirst().setRule("false")));
  }

  /** Maps of text, of amounts, and one inside a list. */
  static Stream<Arguments> takingAwayFromMaps() {
    return Stream.of(
        change(
            "spec.database.managed.parameters{} is gone",
            spec -> parameters(spec).setAdditionalProperties(null)),
        change(
            "spec.database.managed.parameters{}: maxLength was 256 and is 16",
            spec -> values(parameters(spec)).setMaxLength(16L)),
        change(
            "spec.database.managed.parameters{}: minLength was null and is 1",
            spec -> values(parameters(spec)).setMinLength(1L)),
        change(
            "spec.database.managed.parameters{}: type was string and is integer",
            spec -> values(parameters(spec)).setType("integer")),
        change(
            "spec.components[].resources.limits{}: number or string was true and is false",
            spec -> values(limits(spec)).setXKubernetesIntOrString(null)),
        change(
            "spec.components[].resources.limits{}: pattern was",
            spec -> values(limits(spec)).setPattern("^[0-9]+$")));
  }

  @ParameterizedTest
  @MethodSource("releases")
  @DisplayName("nothing that a release accepted is refused or means something else")
  void takesNothingAway(Path release) {
    var old = Yaml.read(Yaml.text(release), CustomResourceDefinition.class);

    assertThat(SchemaChanges.breaking(schema(old), schema(Crd.definition())))
        .filteredOn(change -> !change.contains(FIXED_STORAGE_CLASS))
        .filteredOn(change -> !change.contains(EASED_BY_NOBODY))
        .filteredOn(change -> !change.contains(VERIFIED_DATABASE))
        .isEmpty();
  }

  @ParameterizedTest(name = "sees that {0}")
  @MethodSource("takingAway")
  void seesWhatIsTakenAway(String expected, Consumer<JSONSchemaProps> change) {
    var young = schema(Crd.definition());
    change.accept(young.getProperties().get("spec"));

    assertThat(SchemaChanges.breaking(schema(Crd.definition()), young))
        .anySatisfy(finding -> assertThat(finding).contains(expected));
  }

  @ParameterizedTest(name = "sees that {0}")
  @MethodSource("takingAwayFromMaps")
  @DisplayName("what a map's entries may be is not narrowed either")
  void seesWhatIsTakenFromMaps(String expected, Consumer<JSONSchemaProps> change) {
    seesWhatIsTakenAway(expected, change);
  }

  @Test
  @DisplayName("a map of anything may not come to be one of something, the other way it may")
  void seesThatAMapIsNoLongerFree() {
    var free = schema(Crd.definition());
    parameters(free.getProperties().get("spec"))
        .setAdditionalProperties(new JSONSchemaPropsOrBool(true, null));
    var bound = schema(Crd.definition());

    assertThat(SchemaChanges.breaking(free, bound))
        .containsExactly(".spec.database.managed.parameters{} is no longer free");
    assertThat(SchemaChanges.breaking(bound, free)).isEmpty();
  }

  @Test
  @DisplayName("longer values in a map take nothing away")
  void letsMapsGrow() {
    var young = schema(Crd.definition());
    values(parameters(young.getProperties().get("spec"))).setMaxLength(4096L);

    assertThat(SchemaChanges.breaking(schema(Crd.definition()), young)).isEmpty();
  }

  private static JSONSchemaProps parameters(JSONSchemaProps spec) {
    return field(field(field(spec, "database"), "managed"), "parameters");
  }

  private static JSONSchemaProps limits(JSONSchemaProps spec) {
    return field(field(field(spec, "components").getItems().getSchema(), "resources"), "limits");
  }

  private static JSONSchemaProps values(JSONSchemaProps map) {
    return map.getAdditionalProperties().getSchema();
  }

  private static Arguments change(String expected, Consumer<JSONSchemaProps> change) {
    return Arguments.of(expected, change);
  }

  private static JSONSchemaProps field(JSONSchemaProps spec, String name) {
    return spec.getProperties().get(name);
  }

  private static JSONSchemaProps schema(CustomResourceDefinition definition) {
    return definition.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
  }
}
