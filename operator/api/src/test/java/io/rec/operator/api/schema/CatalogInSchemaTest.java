package io.rec.operator.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.rec.operator.api.Yaml;
import io.rec.operator.api.catalog.CatalogEntry;
import io.rec.operator.api.catalog.ComponentCatalog;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A rule cannot read the catalog, so its names stand in it a second time; they must agree. */
class CatalogInSchemaTest {
  private static final Pattern QUOTED_NAME = Pattern.compile("'([a-z][a-z-]*[a-z])'");

  private final List<CatalogEntry> catalog =
      List.copyOf(ComponentCatalog.of(Yaml.spec("")).entries());

  @Test
  void theRuleOnNamesKnowsExactlyTheCatalog() {
    assertThat(namesIn(".name"))
        .containsExactlyInAnyOrderElementsOf(
            catalog.stream()
                .filter(entry -> entry.symbol() == null)
                .map(CatalogEntry::name)
                .toList());
  }

  @Test
  void theRuleOnAutoscalingKnowsExactlyWhatScales() {
    assertThat(namesIn(".autoscaling"))
        .containsExactlyInAnyOrderElementsOf(
            catalog.stream().filter(CatalogEntry::scalable).map(CatalogEntry::name).toList());
  }

  private static List<String> namesIn(String fieldPath) {
    var spec =
        Crd.definition()
            .getSpec()
            .getVersions()
            .getFirst()
            .getSchema()
            .getOpenAPIV3Schema()
            .getProperties()
            .get("spec");
    return spec
        .getProperties()
        .get("components")
        .getItems()
        .getSchema()
        .getXKubernetesValidations()
        .stream()
        .filter(rule -> fieldPath.equals(rule.getFieldPath()))
        .map(ValidationRule::getRule)
        .flatMap(rule -> QUOTED_NAME.matcher(rule).results().map(CatalogInSchemaTest::name))
        .toList();
  }

  private static String name(MatchResult match) {
    return match.group(1);
  }
}
