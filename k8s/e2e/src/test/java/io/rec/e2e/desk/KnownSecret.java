package io.rec.e2e.desk;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A value that may stand in its Secret and nowhere else. Its text is no place for it either, since
 * a failed test prints what it compares.
 */
public record KnownSecret(String secret, String key, String value) {
  /** Beside what is secret stands where and for whom it is good. */
  private static final Set<String> NO_SECRETS =
      Set.of(
          "username",
          "POSTGRES_USER",
          "POSTGRES_HOST",
          "POSTGRES_PORT",
          "POSTGRES_DB",
          "sslmode",
          "generation",
          "KALSHI_API_KEY_ID",
          "kalshi-public.pem",
          "ca.crt",
          "tls.crt");

  /** The chart that was installed, which everybody may read. */
  private static final String HELM = "helm.sh/release.v1";

  /** Anything shorter is found by chance. */
  private static final int LEAST = 8;

  /** As they are, and as they are stored. */
  public static List<KnownSecret> all(KubernetesClient client, String... namespaces) {
    return Stream.of(namespaces)
        .flatMap(name -> client.secrets().inNamespace(name).list().getItems().stream())
        .filter(secret -> !HELM.equals(secret.getType()) && secret.getData() != null)
        .flatMap(KnownSecret::of)
        .filter(known -> known.value.length() >= LEAST)
        .toList();
  }

  public boolean isIn(String text) {
    return text.contains(value);
  }

  @Override
  public String toString() {
    return secret + "/" + key;
  }

  private static Stream<KnownSecret> of(Secret secret) {
    return secret.getData().entrySet().stream()
        .filter(entry -> !NO_SECRETS.contains(entry.getKey()))
        .flatMap(
            entry ->
                Stream.of(
                        entry.getValue(),
                        longestLine(
                            new String(
                                Base64.getDecoder().decode(entry.getValue()),
                                StandardCharsets.UTF_8)))
                    .map(
                        value ->
                            new KnownSecret(
                                secret.getMetadata().getName(), entry.getKey(), value)));
  }

  /** Of a key in a file it is its body that is secret. */
  private static String longestLine(String text) {
    return text.lines()
        .filter(line -> !line.startsWith("-----"))
        .max(Comparator.comparingInt(String::length))
        .orElse("")
        .strip();
  }
}
