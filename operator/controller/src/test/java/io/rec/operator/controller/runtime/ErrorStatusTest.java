package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.AggregatedOperatorException;
import io.rec.operator.controller.plan.Desks;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorStatusTest {
  private static final KubernetesClientException REFUSED =
      new KubernetesClientException(
          "Failure executing: PATCH at: https://10.43.0.1/… Received status: Status(…)",
          404,
          new StatusBuilder().withMessage("role \"recovery-request\" not found").build());

  @Test
  void apiServersWordsAreTold() {
    assertThat(said(new IllegalStateException("a pass broke", REFUSED)))
        .isEqualTo("role \"recovery-request\" not found");
  }

  @Test
  void severalAreToldByKindAndWithoutTheirTraces() {
    var several =
        new AggregatedOperatorException(
            "Exception(s) during workflow execution.",
            Map.of("RoleBinding", REFUSED, "Job", new IllegalStateException("no route")));

    assertThat(said(several))
        .isEqualTo("Job: no route; RoleBinding: role \"recovery-request\" not found");
  }

  @Test
  void otherwiseTheDeepestCause() {
    assertThat(said(new IllegalStateException("outer", new IllegalStateException("inner"))))
        .isEqualTo("inner");
    assertThat(said(new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
  }

  private static String said(Exception error) {
    return ErrorStatus.of(Desks.desk(""), error, Desks.NOW).message();
  }
}
