package io.rec.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The support archive")
class BundleIT {
  private static final String PASSWORD = "pg-PASSW0RD-7h1s-one";
  private static final String LITERAL = "smtp-l1teral-pw";
  private static final String POD_LITERAL = "p0d-literal-key-value";
  private static final String KEY_LINE = "MC4CAQAwBQYDK2VwBCIEIGx1bm92ZXJ5c2VjcmV0a2V5aGVyZQ";
  private static final List<String> SECRETS = List.of(PASSWORD, LITERAL, POD_LITERAL, KEY_LINE);

  @SuppressWarnings("NullAway.Init") // started before all tests
  private static RealServer server;

  @TempDir Path home;

  @BeforeAll
  static void startServer() {
    server = RealServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  @DisplayName("holds system, objects, events, ports and findings, and not one secret")
  void holdsNoSecret() throws IOException, InterruptedException {
    String namespace = server.newNamespace();
    fill(namespace);
    Path file = home.resolve("bundle.tar.gz");

    Typed typed = Typed.line(server, home, "", "bundle", "-n", namespace, "--out", file.toString());

    assertThat(typed.exit()).as(typed.said()).isZero();
    Path top = unpacked(file).resolve("recio-paper");
    List<Path> files;
    try (Stream<Path> all = Files.walk(top)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    assertThat(files.stream().map(path -> top.relativize(path).toString()))
        .contains(
            "about.txt",
            "tradingsystem.yaml",
            "doctor.txt",
            "graph.txt",
            "events.txt",
            "MASTER_PORT_MANIFEST.json",
            "secrets.txt",
            "objects/pods.yaml",
            "objects/revisions.yaml",
            "objects/configmaps.yaml",
            "cluster/nodes.yaml");
    for (Path one : files) {
      assertThat(Files.readString(one)).as(one.toString()).doesNotContain(spellings());
    }
    assertThat(top.resolve("secrets.txt")).content().contains("recio-db", "POSTGRES_PASSWORD");
    assertThat(top.resolve("tradingsystem.yaml")).content().contains("SMTP_PASSWORD", "***");
    assertThat(top.resolve("objects/configmaps.yaml")).content().contains("login with ***");
    assertThat(top.resolve("objects/revisions.yaml")).content().contains("paper-1", "***");
    assertThat(top.resolve("events.txt")).content().contains("ModeChanged", "refused ***");
    // There is no such node: what cannot be read is named, in the archive and to whoever asked.
    assertThat(top.resolve("about.txt")).content().contains("logs/trade-manager-1.main.log: ");
    assertThat(typed.out()).contains("Could not be read:", "logs/trade-manager-1.main.log");
    assertThat(Files.getPosixFilePermissions(file).toString()).doesNotContain("GROUP", "OTHERS");
  }

  @Test
  @DisplayName("is never written over a file that is there, and --dry-run writes none")
  void overwritesNothing() throws IOException {
    String namespace = server.newNamespace();
    fill(namespace);
    Path file = Files.writeString(home.resolve("there"), "mine");

    Typed typed = Typed.line(server, home, "", "bundle", "-n", namespace, "--out", file.toString());
    Typed intended = Typed.line(server, home, "", "bundle", "-n", namespace, "--dry-run");

    assertThat(typed.exit()).isEqualTo(1);
    assertThat(typed.err()).contains("is there already");
    assertThat(file).hasContent("mine");
    assertThat(intended.out()).contains("tradingsystem.yaml", "objects/revisions.yaml");
  }

  private static String[] spellings() {
    return SECRETS.stream()
        .flatMap(secret -> Stream.of(secret, base64(secret)))
        .toArray(String[]::new);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void fill(String namespace) {
    String pem = "-----BEGIN PRIVATE KEY-----\n" + KEY_LINE + "\n-----END PRIVATE KEY-----\n";
    create(
        namespace,
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: recio-db}
        data: {POSTGRES_PASSWORD: %s, POSTGRES_USER: cmVjX2lvX3VzZXJfYQ==, kalshi.pem: %s}
        """
            .formatted(base64(PASSWORD), base64(pem)),
        """
        apiVersion: rec.io/v1
        kind: TradingSystem
        metadata: {name: paper}
        spec:
          version: 3.0.0
          env: [{name: SMTP_PASSWORD, value: %s}, {name: TZ, value: UTC}]
        """
            .formatted(LITERAL),
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: port-manifest}
        data: {MASTER_PORT_MANIFEST.json: '{"core_services":{}}', note: 'login with %s', pem: "%s"}
        """
            .formatted(PASSWORD, pem.replace("\n", "\\n")),
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: default}
        """,
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: trade-manager-1, labels: {rec.io/component: trade-manager}}
        spec:
          nodeName: nowhere
          automountServiceAccountToken: false
          containers: [{name: main, image: x, env: [{name: VENUE_KEY, value: %s}, {name: SMTP_PASSWORD, value: %s}]}]
        """
            .formatted(POD_LITERAL, LITERAL),
        """
        apiVersion: apps/v1
        kind: ControllerRevision
        metadata: {name: paper-1}
        revision: 1
        data: {env: [{name: SMTP_PASSWORD, value: %s}]}
        """
            .formatted(LITERAL),
        """
        apiVersion: events.k8s.io/v1
        kind: Event
        metadata: {name: e1}
        eventTime: 2026-01-04T12:00:00.000000Z
        type: Normal
        reason: ModeChanged
        action: Change
        note: 'refused %s'
        reportingController: recio
        reportingInstance: it
        regarding: {kind: TradingSystem, name: paper, namespace: %s}
        """
            .formatted(PASSWORD, namespace));
    server
        .client()
        .pods()
        .inNamespace(namespace)
        .withName("trade-manager-1")
        .editStatus(BundleIT::started);
  }

  private static Pod started(Pod pod) {
    pod.setStatus(
        Serialization.unmarshal(
            "{\"phase\":\"Running\",\"containerStatuses\":[{\"name\":\"main\",\"ready\":true,\"restartCount\":0,\"image\":\"x\",\"imageID\":\"x\"}]}",
            PodStatus.class));
    return pod;
  }

  private static void create(String namespace, String... documents) {
    for (String document : documents) {
      HasMetadata object = Serialization.unmarshal(document);
      server.client().resource(object).inNamespace(namespace).serverSideApply();
    }
  }

  private Path unpacked(Path file) throws IOException, InterruptedException {
    Path folder = Files.createDirectory(home.resolve("unpacked"));
    var tar =
        new ProcessBuilder("tar", "xzf", file.toString(), "-C", folder.toString())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
    return folder;
  }
}
