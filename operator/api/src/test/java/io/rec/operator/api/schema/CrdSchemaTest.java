package io.rec.operator.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CrdSchemaTest {
  private final Map<String, JSONSchemaProps> fields = fields();

  @Test
  void describesEveryField() {
    assertThat(fields)
        .allSatisfy(
            (path, field) -> {
              if (!path.endsWith("[]") && !path.endsWith("{}")) {
                assertThat(field.getDescription()).as(path).isNotBlank().endsWith(".");
              }
            });
  }

  @Test
  void saysHowEachListIsMerged() {
    assertThat(fields)
        .allSatisfy(
            (path, field) -> {
              if ("array".equals(field.getType())) {
                assertThat(field.getXKubernetesListType()).as(path).isIn("map", "set", "atomic");
              }
            });
  }

  @Test
  void requiresOrDefaultsTheKeysOfListMaps() {
    assertThat(fields)
        .allSatisfy(
            (path, field) -> {
              if ("map".equals(field.getXKubernetesListType())) {
                assertThat(field.getItems().getSchema().getRequired())
                    .as(path)
                    .containsAll(field.getXKubernetesListMapKeys());
              }
            });
  }

  @Test
  void limitsEveryStringListAndMap() {
    assertThat(fields)
        .allSatisfy(
            (path, field) -> {
              if ("array".equals(field.getType())) {
                assertThat(field.getMaxItems()).as(path).isNotNull();
              } else if (field.getAdditionalProperties() != null) {
                assertThat(field.getMaxProperties()).as(path).isNotNull();
              } else if ("string".equals(field.getType())) {
                assertThat(
                        field.getMaxLength() != null
                            || !field.getEnum().isEmpty()
                            || "date-time".equals(field.getFormat()))
                    .as(path)
                    .isTrue();
              }
            });
  }

  @Test
  void limitsEveryNumberOfTheSpecFromBelow() {
    assertThat(fields)
        .allSatisfy(
            (path, field) -> {
              // The port's range has gaps, so a rule holds it; the toleration is Kubernetes' own.
              if (path.startsWith(".spec")
                  && "integer".equals(field.getType())
                  && !path.endsWith("components[].port")
                  && !path.endsWith("tolerationSeconds")) {
                assertThat(field.getMinimum()).as(path).isNotNull();
              }
            });
  }

  @Test
  void writesDefaultsOutInFull() {
    assertThat(fields)
        .allSatisfy(
            (path, field) -> {
              if (field.getDefault() != null && field.getProperties() != null) {
                field
                    .getProperties()
                    .forEach(
                        (name, property) -> {
                          if (property.getDefault() != null) {
                            assertThat(field.getDefault().get(name))
                                .as("%s.%s in the default of %s", path, name, path)
                                .isEqualTo(property.getDefault());
                          }
                        });
              }
            });
  }

  @Test
  void givesEveryRuleAMessageAndAReason() {
    assertThat(fields)
        .allSatisfy(
            (path, field) ->
                assertThat(field.getXKubernetesValidations())
                    .as(path)
                    .allSatisfy(
                        rule -> {
                          assertThat(rule.getMessage()).contains(":");
                          // The API server replaces the message of a duplicate by its own.
                          assertThat(rule.getReason())
                              .isIn(
                                  "FieldValueInvalid", "FieldValueForbidden", "FieldValueRequired");
                        }));
  }

  @Test
  void preservesNoUnknownFields() {
    assertThat(fields)
        .allSatisfy(
            (path, field) ->
                assertThat(field.getXKubernetesPreserveUnknownFields()).as(path).isNull());
  }

  @Test
  void showsColumnsInTheOrderPeopleReadThem() {
    var version = Crd.definition().getSpec().getVersions().getFirst();

    assertThat(version.getAdditionalPrinterColumns())
        .filteredOn(column -> column.getPriority() == null)
        .extracting(CustomResourceColumnDefinition::getName)
        .containsExactly("Mode", "Ready", "State", "Open", "Auto", "Feed", "Message", "Age");
    assertThat(version.getAdditionalPrinterColumns())
        .filteredOn(column -> column.getPriority() != null)
        .extracting(CustomResourceColumnDefinition::getName)
        .containsExactly("PnL", "Exchange", "Version", "Kill", "Reconciled", "Backup");
  }

  @Test
  void isKnownByItsShortNameAndCategory() {
    var names = Crd.definition().getSpec().getNames();

    assertThat(names.getShortNames()).containsExactly("ts");
    assertThat(names.getCategories()).containsExactly("trading");
  }

  @Test
  void columnsPointAtFieldsThatExist() {
    var columns = Crd.definition().getSpec().getVersions().getFirst().getAdditionalPrinterColumns();

    assertThat(columns)
        .extracting(CustomResourceColumnDefinition::getJsonPath)
        .filteredOn(path -> !path.equals(".metadata.creationTimestamp"))
        .allSatisfy(path -> assertThat(fields).containsKey(path));
  }

  private static Map<String, JSONSchemaProps> fields() {
    var found = new TreeMap<String, JSONSchemaProps>();
    var root = Crd.definition().getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
    for (var part : List.of("spec", "status")) {
      collect("." + part, root.getProperties().get(part), found);
    }
    return found;
  }

  private static void collect(
      String path, JSONSchemaProps schema, Map<String, JSONSchemaProps> found) {
    found.put(path, schema);
    if (schema.getProperties() != null) {
      schema.getProperties().forEach((name, field) -> collect(path + "." + name, field, found));
    }
    if (schema.getItems() != null) {
      collect(path + "[]", schema.getItems().getSchema(), found);
    }
    if (schema.getAdditionalProperties() != null) {
      collect(path + "{}", schema.getAdditionalProperties().getSchema(), found);
    }
  }
}
