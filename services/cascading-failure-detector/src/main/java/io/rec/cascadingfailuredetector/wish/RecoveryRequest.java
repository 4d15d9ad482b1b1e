package io.rec.cascadingfailuredetector.wish;

import io.micronaut.json.JsonMapper;
import io.rec.platform.config.ConfigDirectory;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The ConfigMap {@code recovery-request}, the one object that this service may write. Token and
 * certificates are read for each wish: the kubelet replaces the token every hour.
 */
@Singleton
final class RecoveryRequest {

  /** The operator has read what stands there by then, if it reads at all. */
  static final Duration READ_WITHIN = Duration.ofSeconds(10);

  private static final String NAME = "recovery-request";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST_OF_AN_ANSWER = 300;

  private final ApiSettings settings;
  private final RoleIdentity identity;
  private final JsonMapper json;
  private final Path token;
  private final Path certificates;
  private final Clock clock;
  private volatile Instant unaskedAt = Instant.EPOCH;

  RecoveryRequest(
      ApiSettings settings,
      RoleIdentity identity,
      ConfigDirectory config,
      JsonMapper json,
      Clock clock) {
    this.settings = settings;
    this.identity = identity;
    this.json = json;
    this.clock = clock;
    this.token = config.api().resolve("token");
    this.certificates = config.api().resolve("ca.crt");
  }

  /** When this process last wrote a wish that no person has, or may have. */
  Instant unaskedAt() {
    return unaskedAt;
  }

  /** What came of it: {@link Wish#ASKED}, or why it did not get through. */
  String write(Asked wish) throws InterruptedException {
    try (HttpClient client = client()) {
      HttpRequest request = request(wish);
      if (wish.by().isEmpty()) {
        unaskedAt = clock.instant();
      }
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 ? Wish.ASKED : refusal(answer);
    } catch (NoSuchFileException notMounted) {
      return "no token of the Kubernetes API is mounted";
    } catch (IOException | GeneralSecurityException failed) {
      return "the Kubernetes API was not reached: " + failed;
    }
  }

  private HttpClient client() throws IOException, GeneralSecurityException {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(PATIENCE)
        .sslContext(ClusterTrust.only(Files.readAllBytes(certificates)))
        .build();
  }

  private HttpRequest request(Asked wish) throws IOException {
    Map<String, Map<String, String>> change = Map.of("data", entries(wish));
    return HttpRequest.newBuilder(uri())
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + Files.readString(token).strip())
        .header("Content-Type", "application/merge-patch+json")
        .header("Accept", "application/json")
        .method("PATCH", HttpRequest.BodyPublishers.ofString(json.writeValueAsString(change)))
        .build();
  }

  /** A name counts beside its own nonce only, so that none which is left standing ever does. */
  private static Map<String, String> entries(Asked wish) {
    Map<String, String> entries = new HashMap<>();
    entries.put("component", wish.component());
    entries.put("evidence", wish.evidence());
    entries.put("nonce", wish.nonce());
    entries.put("by", wish.by());
    entries.put("by-nonce", wish.by().isEmpty() ? "" : wish.nonce());
    return entries;
  }

  private URI uri() {
    return settings
        .api()
        .resolve("/api/v1/namespaces/%s/configmaps/%s".formatted(identity.namespace(), NAME));
  }

  private static String refusal(HttpResponse<String> answer) {
    String body = answer.body();
    return "the Kubernetes API answers %d: %s"
        .formatted(
            answer.statusCode(), body.substring(0, Math.min(body.length(), MOST_OF_AN_ANSWER)));
  }
}
