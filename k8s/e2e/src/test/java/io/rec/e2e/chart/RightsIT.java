package io.rec.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnDesk
@DisplayName("The operator's rights")
final class RightsIT {
  /** {@code RefusedSpecIT} names it: that it may not be read is what has to be told there. */
  private static final String NAMED_IN_A_SPEC = "403 get secrets trading/nowhere";

  private static final String ACCOUNT =
      "system:serviceaccount:%s:%s".formatted(Desk.OPERATOR_NAMESPACE, Desk.OPERATOR);

  @ParameterizedTest(name = "it may {0} {1}")
  @CsvSource({
    "list, tradingsystems.rec.io",
    "watch, tradingsystems.rec.io",
    "patch, tradingsystems.rec.io --subresource=status",
    "patch, deployments.apps",
    "watch, deployments.apps",
    "delete, deployments.apps",
    "patch, statefulsets.apps",
    "create, controllerrevisions.apps",
    "list, controllerrevisions.apps",
    "delete, controllerrevisions.apps",
    "patch, services",
    "patch, serviceaccounts",
    "patch, configmaps",
    "create, secrets",
    "get, secrets/recio-db",
    "patch, secrets/recio-tokens",
    "get, persistentvolumeclaims/data-postgres-0",
    "patch, persistentvolumeclaims/data-postgres-0",
    "create, persistentvolumeclaims",
    "get, persistentvolumeclaims/backup",
    "create, jobs.batch",
    "list, pods",
    "create, events.events.k8s.io"
  })
  void mayDoItsWork(String verb, String resource, Desk desk) {
    assertThat(can(desk, Desk.NAMESPACE, verb, resource)).isEqualTo("yes");
  }

  @ParameterizedTest(name = "it may not {0} {1} in {2}")
  @CsvSource({
    "list, secrets, trading",
    "watch, secrets, trading",
    "delete, secrets/somebody-elses, trading",
    "create, pods --subresource=exec, trading",
    "list, persistentvolumeclaims, trading",
    "delete, persistentvolumeclaims/data-postgres-0, trading",
    "delete, persistentvolumeclaims/backup, trading",
    "patch, persistentvolumeclaims/somebody-elses, trading",
    "create, pods, trading",
    "delete, pods, trading",
    "patch, controllerrevisions.apps, trading",
    "update, controllerrevisions.apps, trading",
    "delete, tradingsystems.rec.io, trading",
    "create, tradingsystems.rec.io, trading",
    "escalate, roles.rbac.authorization.k8s.io, trading",
    "bind, roles.rbac.authorization.k8s.io, trading",
    "impersonate, serviceaccounts, trading",
    "create, serviceaccounts --subresource=token, trading",
    "get, nodes, ''",
    "list, nodes, ''",
    "create, clusterroles.rbac.authorization.k8s.io, ''",
    "patch, customresourcedefinitions.apiextensions.k8s.io, ''",
    "delete, namespaces, ''",
    "get, secrets/recio-db, kube-system",
    "patch, deployments.apps, kube-system",
    "'*', '*', trading"
  })
  void mayDoNothingElse(String verb, String resource, String namespace, Desk desk) {
    assertThat(can(desk, namespace, verb, resource)).isEqualTo("no");
  }

  @Test
  @DisplayName("no call of the operator was ever refused for lack of a right")
  void nothingForbiddenWasTried(Desk desk) {
    assertThat(Audit.of(desk).calls())
        .filteredOn(call -> call.status() == 403)
        .extracting(Call::toString)
        .filteredOn(call -> !call.equals(NAMED_IN_A_SPEC))
        .isEmpty();
  }

  @Test
  @DisplayName("each right that is granted was used in this run or has its reason in the table")
  void everyRightIsUsedOrJustified(Desk desk) {
    var used = Audit.of(desk).calls().stream().map(Call::right).distinct().toList();

    var idle =
        Grants.of(desk).stream().filter(right -> used.stream().noneMatch(right::covers)).toList();

    assertThat(idle).filteredOn(right -> !Justified.knows(right)).isEmpty();
  }

  @Test
  @DisplayName("the table holds no reason for a right that is no longer granted")
  void everyReasonIsNeeded(Desk desk) {
    var granted = Grants.of(desk);

    assertThat(Justified.values())
        .allSatisfy(line -> assertThat(granted).as("%s", line).anyMatch(line::covers));
  }

  @Test
  @DisplayName("no granted right has a star in it")
  void nothingIsGrantedWholesale(Desk desk) {
    assertThat(Grants.of(desk)).isNotEmpty().noneMatch(Right::hasStar);
  }

  private static String can(Desk desk, String namespace, String verb, String resource) {
    var place =
        namespace.isEmpty() ? List.of("--all-namespaces") : List.of("--namespace", namespace);
    var words = new ArrayList<>(List.of("auth", "can-i", verb, "--as", ACCOUNT));
    words.addAll(List.of(resource.split(" ")));
    words.addAll(place);
    return desk.kubectl(words.toArray(String[]::new)).run().out().strip();
  }
}
