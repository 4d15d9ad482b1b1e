package io.rec.operator.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.rec.operator.api.Yaml;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code kubectl get}, {@code kubectl apply} by two owners and {@code explain} rely on. */
@ExtendWith(RealApiServer.class)
class TableIT {
  private Desks desks;

  @BeforeEach
  void connect(KubernetesClient client) {
    desks = new Desks(client);
  }

  @AfterEach
  void tidy() {
    desks.removeAll();
  }

  @Test
  @DisplayName("kubectl get ts shows the columns of the guide, those of -o wide after them")
  void showsTheColumns(KubernetesClient client) throws Exception {
    desks.create(Desks.document("desk", ""));

    var table = table(client);

    assertThat(names(table, 0))
        .containsExactly(
            "Name", "Mode", "Ready", "State", "Open", "Auto", "Feed", "Message", "Age");
    assertThat(names(table, 1))
        .containsExactly("PnL", "Exchange", "Version", "Kill", "Reconciled", "Backup");
  }

  @Test
  void twoOwnersOfDifferentComponentsDoNotOverwriteEachOther() {
    apply("git", "components: [{name: main-app, replicas: 2}]");

    apply("ann", "components: [{name: db-poller, replicas: 3}]");

    assertThat(desks.named("desk").get().getSpec().components())
        .extracting(override -> override.name() + "=" + override.replicas())
        .containsExactlyInAnyOrder("main-app=2", "db-poller=3");
  }

  private void apply(String owner, String fields) {
    desks
        .raw(Desks.document("desk", fields))
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(owner)
                .build());
  }

  private static JsonNode table(KubernetesClient client) throws Exception {
    var http = client.getHttpClient();
    var request =
        http.newHttpRequestBuilder()
            .uri(
                URI.create(
                    client.getMasterUrl()
                        + "apis/rec.io/v1/namespaces/"
                        + RealApiServer.NAMESPACE
                        + "/tradingsystems"))
            .header("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io")
            .build();
    var answer = http.sendAsync(request, String.class).get();
    assertThat(answer.code()).isEqualTo(200);
    return Yaml.serialization().unmarshal(answer.body(), JsonNode.class);
  }

  private static List<String> names(JsonNode table, int priority) {
    var names = new ArrayList<String>();
    table
        .get("columnDefinitions")
        .forEach(
            column -> {
              if (column.get("priority").asInt() == priority) {
                names.add(column.get("name").asText());
              }
            });
    return names;
  }
}
