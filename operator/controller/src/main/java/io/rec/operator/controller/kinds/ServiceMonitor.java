package io.rec.operator.controller.kinds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the Prometheus operator reads of a system; only the fields that are used here. */
@Group("monitoring.coreos.com")
@Version("v1")
public final class ServiceMonitor extends CustomResource<ServiceMonitor.Spec, Void>
    implements Namespaced {
  private static final long serialVersionUID = 1L;

  /** Which Services, and how. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Spec(
      @JsonProperty LabelSelector selector, @JsonProperty List<Endpoint> endpoints) {}

  /** Where the figures are. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Endpoint(
      @JsonProperty String port,
      @JsonProperty String path,
      @JsonProperty String interval,
      @JsonProperty boolean honorLabels,
      @JsonProperty List<Relabeling> relabelings) {}

  /** A label of the target. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Relabeling(
      @JsonProperty String action,
      @JsonProperty @Nullable List<String> sourceLabels,
      @JsonProperty String targetLabel,
      @JsonProperty @Nullable String replacement) {
    public static Relabeling constant(String label, String value) {
      return new Relabeling("replace", null, label, value);
    }

    public static Relabeling copy(String from, String label) {
      return new Relabeling("replace", List.of(from), label, null);
    }
  }
}
