package io.rec.operator.controller.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.rec.operator.controller.plan.Desks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What the connector hub finds in its pod. The document lies in the hub's test resources, where
 * {@code OperatorsDocumentTest} has the hub read it: whoever changes one side changes both.
 */
class HubDocumentTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("recio.root"))
          .resolve("services/connector-hub/src/test/resources/operator/connectors.json");

  private static final String EVERY_TYPE =
      """
      connectors:
        notifications:
          - name: mail
            type: smtp
            credentialsSecretRef: {name: smtp}
            settings: {host: smtp.example.org, port: "465", from: desk@example.org, to: ann@example.org}
          - {name: second mail, type: sendgrid, credentialsSecretRef: {name: sendgrid}, settings: {to: bob@example.org}}
          - {name: pager, type: twilio, credentialsSecretRef: {name: twilio}, settings: {to: "+15551234567", from: "+15557654321"}}
          - {name: team, type: slack, credentialsSecretRef: {name: slack}}
          - {name: guild, type: discord, credentialsSecretRef: {name: discord}, settings: {username: Desk}}
          - {name: bot, type: telegram, credentialsSecretRef: {name: telegram}, settings: {to: "-1001"}}
          - {name: hook, type: webhook, credentialsSecretRef: {name: hook}, settings: {auth_token: "${HOOK_TOKEN}", timeout: "5"}}
          - {name: log, type: log}
      """;

  @Test
  @DisplayName("the document of the channels is the one that the hub's own test reads")
  void rendersWhatTheHubReads() throws IOException {
    var rendered = document(EVERY_TYPE).orElseThrow();
    if (Boolean.getBoolean("goldens.update")) {
      Files.writeString(DOCUMENT, rendered);
    }

    assertThat(rendered).isEqualTo(Files.readString(DOCUMENT));
  }

  @Test
  @DisplayName("each channel's Secret lies in the folder where the hub looks, and may be missing")
  void mountsEachSecretWhereTheHubLooks() {
    var pod = hub(EVERY_TYPE);

    assertThat(pod.getContainers().getFirst().getVolumeMounts())
        .filteredOn(mount -> mount.getMountPath().startsWith("/etc/recio/connector"))
        .allMatch(mount -> mount.getReadOnly() && mount.getSubPath() == null)
        .extracting(mount -> mount.getName() + " " + mount.getMountPath())
        .containsExactly(
            "connectors /etc/recio/connectors",
            "channel-mail /etc/recio/connector-secrets-mail",
            "channel-second-mail-d133d4c3fdb9 /etc/recio/connector-secrets-second-mail-d133d4c3fdb9",
            "channel-pager /etc/recio/connector-secrets-pager",
            "channel-team /etc/recio/connector-secrets-team",
            "channel-guild /etc/recio/connector-secrets-guild",
            "channel-bot /etc/recio/connector-secrets-bot",
            "channel-hook /etc/recio/connector-secrets-hook");
    assertThat(pod.getVolumes())
        .filteredOn(volume -> volume.getName().startsWith("channel-"))
        .allMatch(volume -> volume.getSecret().getOptional())
        .extracting(volume -> volume.getSecret().getSecretName())
        .containsExactly("smtp", "sendgrid", "twilio", "slack", "discord", "telegram", "hook");
  }

  @Test
  @DisplayName("who is told what is the owner's own ConfigMap, there or not")
  void mountsTheOwnersRouting() {
    assertThat(hub("connectors: {notifications: [{name: log, type: log}]}").getVolumes())
        .filteredOn(volume -> volume.getName().equals("connectors"))
        .singleElement()
        .satisfies(
            volume ->
                assertThat(volume.getProjected().getSources())
                    .allMatch(source -> source.getConfigMap().getOptional())
                    .extracting(
                        source ->
                            source.getConfigMap().getName()
                                + "/"
                                + source.getConfigMap().getItems().getFirst().getKey())
                    .containsExactly(
                        "connectors/connectors.json", "connector-routing/routing.json"));
  }

  @Test
  @DisplayName("nothing of it without channels, or without a hub")
  void rendersNothingForNobody() {
    assertThat(document("")).isEmpty();
    assertThat(hub("").getVolumes()).noneMatch(volume -> volume.getName().equals("connectors"));
    assertThat(document(EVERY_TYPE + "components: [{name: connector-hub, enabled: false}]"))
        .isEmpty();
  }

  private static Optional<String> document(String spec) {
    return render(spec).stream()
        .filter(ConfigMap.class::isInstance)
        .map(ConfigMap.class::cast)
        .filter(map -> map.getMetadata().getName().equals("connectors"))
        .map(map -> map.getData().get("connectors.json"))
        .findFirst();
  }

  private static PodSpec hub(String spec) {
    return render(spec).stream()
        .filter(Deployment.class::isInstance)
        .map(Deployment.class::cast)
        .filter(deployment -> deployment.getMetadata().getName().equals("connector-hub"))
        .map(deployment -> deployment.getSpec().getTemplate().getSpec())
        .findFirst()
        .orElseThrow();
  }

  private static List<HasMetadata> render(String spec) {
    return new Renderer().render(Desks.blueprint(Desks.desk(spec)));
  }
}
