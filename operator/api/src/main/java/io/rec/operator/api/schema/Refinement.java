package io.rec.operator.api.schema;

import static java.util.Objects.requireNonNull;

import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import io.rec.operator.api.spec.TradingSystemSpec;
import io.rec.operator.api.status.TradingSystemStatus;
import java.util.List;

/** Adds to the generated definition what the generator has no annotation for. */
final class Refinement implements CRDPostProcessor {
  private static final int WIDE = 1;

  /** In the order people read them; the generator would sort them by path. */
  private static final List<CustomResourceColumnDefinition> COLUMNS =
      List.of(
          column("Mode", "string", ".status.mode", 0),
          column("Ready", "string", ".status.ready", 0),
          column("State", "string", ".status.state", 0),
          column("Open", "integer", ".status.trading.open", 0),
          column("Auto", "string", ".status.trading.autoEntry", 0),
          column("Feed", "string", ".status.trading.feedAge", 0),
          column("Message", "string", ".status.message", 0),
          column("PnL", "string", ".status.trading.pnlToday", WIDE),
          column("Exchange", "string", ".status.trading.exchange", WIDE),
          column("Version", "string", ".status.release.version", WIDE),
          column("Kill", "string", ".status.trading.killLevel", WIDE),
          column("Reconciled", "date", ".status.trading.lastReconciliation", WIDE),
          column("Backup", "date", ".status.backup.lastSuccess", WIDE),
          column("Age", "date", ".metadata.creationTimestamp", 0));

  /** A rule can only point at metadata.name if the schema mentions it. */
  private static final JSONSchemaProps NAMED_METADATA =
      new JSONSchemaPropsBuilder()
          .withType("object")
          .addToProperties(
              "name",
              new JSONSchemaPropsBuilder()
                  .withType("string")
                  .withMaxLength(253L)
                  .withDescription("Name of the system, 1 to 30 characters of a-z, 0-9 and '-'.")
                  .build())
          .build();

  @Override
  public HasMetadata process(HasMetadata generated, String crdSpecVersion) {
    var definition = (CustomResourceDefinition) generated;
    definition.getSpec().getNames().setCategories(List.of("trading"));
    definition.getSpec().getNames().setListKind("TradingSystemList");
    var version = definition.getSpec().getVersions().getFirst();
    version.setAdditionalPrinterColumns(COLUMNS);
    var root = version.getSchema().getOpenAPIV3Schema();
    root.setDescription(
        "A complete automated trading platform, from prices to orders, described by its owner and"
            + " kept up by the operator.");
    root.setRequired(List.of("spec"));
    root.getProperties().put("metadata", NAMED_METADATA);
    var spec = part(root, "spec");
    spec.setDescription("What its owner wants of this trading system.");
    RecordSchema.refine(TradingSystemSpec.class, spec);
    var status = part(root, "status");
    status.setDescription("What the operator says about this trading system.");
    RecordSchema.refine(TradingSystemStatus.class, status);
    return definition;
  }

  private static JSONSchemaProps part(JSONSchemaProps root, String name) {
    return requireNonNull(root.getProperties().get(name), name);
  }

  private static CustomResourceColumnDefinition column(
      String name, String type, String path, int priority) {
    var column =
        new CustomResourceColumnDefinitionBuilder()
            .withName(name)
            .withType(type)
            .withJsonPath(path);
    return priority == 0 ? column.build() : column.withPriority(priority).build();
  }
}
