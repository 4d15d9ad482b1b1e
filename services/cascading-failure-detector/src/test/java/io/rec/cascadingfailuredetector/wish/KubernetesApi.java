package io.rec.cascadingfailuredetector.wish;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An HTTPS server with a certificate of its own, which notes what it is asked. */
public final class KubernetesApi implements AutoCloseable {

  private static final char[] PASSWORD = "password".toCharArray();

  private final HttpsServer server;
  private final Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile int status = 200;

  private KubernetesApi(HttpsServer server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  /** One request in words: method, path, content type, authorization, body. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  public void answers(int newStatus) {
    status = newStatus;
  }

  public String url() {
    return "https://127.0.0.1:" + server.getAddress().getPort();
  }

  public static KubernetesApi start()
      throws IOException, InterruptedException, GeneralSecurityException {
    Path folder = Files.createTempDirectory("kubernetes-api");
    Path store = folder.resolve("store.p12");
    keytool(
        "-genkeypair",
        "-alias",
        "api",
        "-keyalg",
        "EC",
        "-dname",
        "CN=api",
        "-validity",
        "2",
        "-ext",
        "SAN=ip:127.0.0.1",
        "-storetype",
        "PKCS12",
        "-keystore",
        store.toString(),
        "-storepass",
        new String(PASSWORD));
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "api",
        "-keystore",
        store.toString(),
        "-storepass",
        new String(PASSWORD),
        "-file",
        folder.resolve("ca.crt").toString());
    HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity(store)));
    KubernetesApi api = new KubernetesApi(server, folder);
    server.createContext("/", api::answer);
    server.start();
    return api;
  }

  /** As the kubelet mounts it. */
  public void mountInto(Path config, String token) throws IOException {
    Path mounted = Files.createDirectories(config.resolve("api"));
    Files.copy(folder.resolve("ca.crt"), mounted.resolve("ca.crt"));
    Files.writeString(mounted.resolve("token"), token + "\n");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(
        String.join(
            " ",
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders().getFirst("Content-Type"),
            exchange.getRequestHeaders().getFirst("Authorization"),
            body));
    byte[] answer = "{\"kind\":\"ConfigMap\"}".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static SSLContext identity(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IllegalStateException(
          "keytool: "
              + new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
