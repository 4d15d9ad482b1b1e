package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.rec.operator.api.catalog.Need;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The environment of a component: ours first, then the shared block, then the component's own. */
final class Environment {
  private Environment() {}

  static List<EnvVar> of(Blueprint blueprint, Component component) {
    var variables = new LinkedHashMap<String, EnvVar>();
    identity(blueprint, component).forEach((name, value) -> put(variables, plain(name, value)));
    put(variables, fromField("POD_NAME", "metadata.name"));
    put(variables, fromField("POD_IP", "status.podIP"));
    put(variables, fromField("NODE_NAME", "spec.nodeName"));
    telemetry(blueprint, component).forEach((name, value) -> put(variables, plain(name, value)));
    if (component.needs(Need.MODEL_CREDENTIALS)) {
      blueprint
          .model()
          .ifPresent(model -> model.environment().forEach(variable -> put(variables, variable)));
    }
    blueprint.platform().environment().forEach(variable -> put(variables, variable));
    component.workload().env().forEach(variable -> put(variables, variable));
    return new ArrayList<>(variables.values());
  }

  /** A later one wins, in the place of the earlier: references to it still find it above them. */
  private static void put(Map<String, EnvVar> variables, EnvVar variable) {
    variables.put(variable.getName(), variable);
  }

  private static Map<String, String> identity(Blueprint blueprint, Component component) {
    var platform = blueprint.platform();
    var values = new LinkedHashMap<String, String>();
    values.put("RECIO_COMPONENT", component.name());
    values.put("RECIO_SYSTEM", blueprint.owner().name());
    values.put("RECIO_NAMESPACE", blueprint.owner().namespace());
    values.put("RECIO_VERSION", platform.version());
    values.put("RECIO_MODE", platform.mode());
    values.put("RECIO_PROFILE", platform.profile());
    values.put("RECIO_SYMBOLS", String.join(",", platform.symbols()));
    if (!component.symbol().isEmpty()) {
      values.put("RECIO_SYMBOL", component.symbol());
    }
    if (!component.dependsOn().isEmpty()) {
      values.put("RECIO_DEPENDS_ON", String.join(",", component.dependsOn()));
    }
    values.put("RECIO_LOG_LEVEL", platform.logLevel());
    values.put("RECIO_OPERATOR_URL", platform.operatorUrl());
    return values;
  }

  private static Map<String, String> telemetry(Blueprint blueprint, Component component) {
    var values = new LinkedHashMap<String, String>();
    var telemetry = blueprint.platform().telemetry();
    values.put("OTEL_SERVICE_NAME", component.name());
    values.put(
        "OTEL_RESOURCE_ATTRIBUTES",
        "service.namespace=%s,service.version=%s,deployment.environment.name=%s,k8s.pod.name=$(POD_NAME),k8s.node.name=$(NODE_NAME)"
            .formatted(
                blueprint.owner().name(),
                blueprint.platform().version(),
                blueprint.platform().mode().toLowerCase(java.util.Locale.ROOT)));
    if (telemetry.endpoint().isEmpty()) {
      // Without a collector the default exporters would log an error every few seconds.
      values.put("OTEL_TRACES_EXPORTER", "none");
      values.put("OTEL_METRICS_EXPORTER", "none");
      values.put("OTEL_LOGS_EXPORTER", "none");
    } else {
      values.put("OTEL_EXPORTER_OTLP_ENDPOINT", telemetry.endpoint());
      values.put("OTEL_EXPORTER_OTLP_PROTOCOL", telemetry.protocol());
      values.put("OTEL_TRACES_SAMPLER", "parentbased_traceidratio");
      values.put("OTEL_TRACES_SAMPLER_ARG", telemetry.sampleRatio());
    }
    return values;
  }

  private static EnvVar plain(String name, String value) {
    return new EnvVarBuilder().withName(name).withValue(value).build();
  }

  /** The version is what the server fills in; leaving it out means a write in every pass. */
  private static EnvVar fromField(String name, String path) {
    return new EnvVarBuilder()
        .withName(name)
        .withNewValueFrom()
        .withNewFieldRef()
        .withApiVersion("v1")
        .withFieldPath(path)
        .endFieldRef()
        .endValueFrom()
        .build();
  }
}
