package io.rec.operator.controller.runtime;

import static java.util.Objects.requireNonNull;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.rec.operator.controller.database.Authority;
import io.rec.operator.controller.database.DatabaseServer;
import io.rec.operator.controller.database.Login;
import io.rec.operator.controller.database.Password;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * What CloudNativePG makes of the sample's Cluster: a server with the login of its initdb, a
 * certificate, and the Secrets with exactly the keys that it writes.
 */
final class CloudNativePg implements AutoCloseable {
  private static final String PASSWORD = "fZ2Kq8vYx1Lm4Rt9";

  private final GenericKubernetesResource cluster;
  private final DatabaseServer server;

  CloudNativePg(Authority authority) throws IOException, SQLException {
    this.cluster =
        Serialization.unmarshal(
            Files.readString(sample("cloudnative-pg/cluster.yaml")),
            GenericKubernetesResource.class);
    this.server = DatabaseServer.bare();
    server.run("CREATE ROLE %s LOGIN".formatted(owner()));
    server.run(this.<List<String>>initdb("postInitSQL").toArray(String[]::new));
    server.run(
        "CREATE DATABASE %s OWNER %s".formatted(this.<String>initdb("database"), owner()),
        "ALTER ROLE %s PASSWORD '%s'".formatted(owner(), PASSWORD));
    server.demandPasswords();
    prove(authority, "first");
  }

  static Path sample(String name) {
    return Path.of(System.getProperty("recio.root"), "k8s/samples").resolve(name);
  }

  DatabaseServer server() {
    return server;
  }

  Login administrator() {
    return new Login(owner(), new Password(PASSWORD));
  }

  /** Where its Services lead, which this test has no names for. */
  static String host() {
    return "localhost";
  }

  String namespace() {
    return cluster.getMetadata().getNamespace();
  }

  String loginSecret() {
    return name() + "-app";
  }

  String authoritySecret() {
    return name() + "-ca";
  }

  /** The name that its certificate is for, too. */
  String service() {
    return "%s-rw.%s.svc".formatted(name(), namespace());
  }

  /** From now on it shows a certificate that this one has signed. */
  void prove(Authority authority, String alias) throws SQLException {
    server.encrypt(
        authority.sign(
            alias,
            "dns:%1$s-rw,dns:%1$s-rw.%2$s,dns:%1$s-rw.%2$s.svc,dns:%3$s"
                .formatted(name(), namespace(), host())));
  }

  void publish(KubernetesClient client, String namespace, Authority authority) {
    var port = "5432";
    var service = name() + "-rw";
    var database = this.<String>initdb("database");
    var at = "%s:%s@%s.%s:%s/%s".formatted(owner(), PASSWORD, service, namespace, port, database);
    var jdbc =
        "jdbc:postgresql://%s.%s:%s/%s?password=%s&user=%s"
            .formatted(service, namespace, port, database, PASSWORD, owner());
    secret(
        client,
        namespace,
        loginSecret(),
        "kubernetes.io/basic-auth",
        Map.ofEntries(
            Map.entry("username", owner()),
            Map.entry("user", owner()),
            Map.entry("password", PASSWORD),
            Map.entry("dbname", database),
            Map.entry("host", service),
            Map.entry("port", port),
            Map.entry(
                "pgpass", "%s:%s:%s:%s:%s%n".formatted(service, port, database, owner(), PASSWORD)),
            Map.entry("uri", "postgresql://" + at),
            Map.entry("jdbc-uri", jdbc),
            Map.entry("fqdn-uri", "postgresql://" + at.replace(":" + port, ".svc:" + port)),
            Map.entry("fqdn-jdbc-uri", jdbc.replace(":" + port, ".svc:" + port))));
    publishAuthority(client, namespace, authority);
  }

  /** With its key, as there: nobody of ours may take that along. */
  void publishAuthority(KubernetesClient client, String namespace, Authority authority) {
    secret(
        client,
        namespace,
        authoritySecret(),
        "Opaque",
        Map.of("ca.crt", authority.pem(), "ca.key", "-----BEGIN EC PRIVATE KEY-----\nkey of it\n"));
  }

  private static void secret(
      KubernetesClient client,
      String namespace,
      String name,
      String type,
      Map<String, String> content) {
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .addToLabels("app.kubernetes.io/managed-by", "cloudnative-pg")
                .addToLabels("cnpg.io/reload", "true")
                .endMetadata()
                .withType(type)
                .withStringData(content)
                .build())
        .serverSideApply();
  }

  private String name() {
    return cluster.getMetadata().getName();
  }

  private String owner() {
    return initdb("owner");
  }

  private <T> T initdb(String key) {
    return requireNonNull(cluster.<T>get("spec", "bootstrap", "initdb", key), key);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
