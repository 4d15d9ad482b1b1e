package io.rec.cli.selftest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.WebSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The services of a namespace, reached through the API server: no pod address is needed. */
final class Services {
  private static final String FIRST_ACCOUNT = "recio-admin";

  private final KubernetesClient client;
  private final String namespace;
  private final Duration patience;

  Services(KubernetesClient client, String namespace, Duration patience) {
    this.client = client;
    this.namespace = namespace;
    this.patience = patience;
  }

  Answer get(String service, int port, String path) throws InterruptedException, Silence {
    var http = client.getHttpClient();
    var request = http.newHttpRequestBuilder().uri(uri(service, port, path)).build();
    var answer = wait(http.sendAsync(request, String.class));
    return new Answer(answer.code(), answer.body());
  }

  /** A session of the first account; whoever may not read its Secret cannot test what needs one. */
  String signIn(String service, int port) throws InterruptedException, Silence {
    var account = firstAccount();
    var form = new ObjectMapper().createObjectNode();
    form.put("username", text(account, "username"));
    form.put("password", text(account, "password"));
    var http = client.getHttpClient();
    var request =
        http.newHttpRequestBuilder()
            .uri(uri(service, port, "/auth/login"))
            .post("application/json", form.toString())
            .header("X-Recio-Client", "api")
            .build();
    var answer = wait(http.sendAsync(request, String.class));
    var token = new Answer(answer.code(), answer.body()).json().path("token").asText();
    if (token.isEmpty()) {
      throw new Silence("the first account cannot sign in: answers " + answer.code());
    }
    return token;
  }

  private Secret firstAccount() throws Silence {
    try {
      var secret = client.secrets().inNamespace(namespace).withName(FIRST_ACCOUNT).get();
      if (secret == null) {
        throw new Silence("there is no Secret " + FIRST_ACCOUNT);
      }
      return secret;
    } catch (KubernetesClientException refused) {
      throw new Silence("the Secret %s cannot be read".formatted(FIRST_ACCOUNT), refused);
    }
  }

  private static String text(Secret secret, String key) {
    return new String(
        Base64.getDecoder().decode(secret.getData().getOrDefault(key, "")), StandardCharsets.UTF_8);
  }

  /** Opens a socket and gives the first message that comes by itself. */
  String firstMessage(String service, int port, String path, String session)
      throws InterruptedException, Silence {
    var first = new CompletableFuture<String>();
    var opened =
        client
            .getHttpClient()
            .newWebSocketBuilder()
            .uri(uri(service, port, path))
            .header("Cookie", "recio_session=" + session)
            .buildAsync(new FirstMessage(first));
    var socket = wait(opened);
    try {
      return wait(first);
    } finally {
      socket.sendClose(1000, "");
    }
  }

  private URI uri(String service, int port, String path) {
    var server = client.getMasterUrl().toString().replaceAll("/$", "");
    return URI.create(
        "%s/api/v1/namespaces/%s/services/%s:%d/proxy%s"
            .formatted(server, namespace, service, port, path));
  }

  private <T> T wait(CompletableFuture<T> answer) throws InterruptedException, Silence {
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new Silence("no answer within %d s".formatted(patience.toSeconds()), e);
    } catch (ExecutionException e) {
      var cause = e.getCause() == null ? e : e.getCause();
      throw new Silence(cause.getMessage() == null ? cause.toString() : cause.getMessage(), e);
    }
  }

  private record FirstMessage(CompletableFuture<String> first) implements WebSocket.Listener {
    @Override
    public void onMessage(WebSocket socket, String text) {
      first.complete(text);
      socket.request();
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      first.completeExceptionally(error);
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason) {
      first.completeExceptionally(new IllegalStateException("closed with code " + code));
    }
  }
}
