package io.rec.venuesimulator;

import io.rec.venuesimulator.account.SignatureGate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A member of the exchange as its clients are: a key of its own, and every call signed. */
public final class Trader {

  /** How the public key stands in its file. */
  public enum Kind {
    RSA_PKCS1("RSA"),
    RSA_PKCS8("RSA"),
    ED25519("Ed25519");

    private final String algorithm;

    Kind(String algorithm) {
      this.algorithm = algorithm;
    }
  }

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** What stands before the two numbers of an RSA key of 2048 bits in its general form. */
  private static final int RSA_HEAD_BYTES = 24;

  private final String name;
  private final Kind kind;
  private final Clock clock;
  private final KeyPair keys;
  private final String id;

  public Trader(String name, Kind kind, Clock clock) {
    this(name, kind, clock, pair(kind), "key-of-" + name);
  }

  private Trader(String name, Kind kind, Clock clock, KeyPair keys, String id) {
    this.name = name;
    this.kind = kind;
    this.clock = clock;
    this.keys = keys;
    this.id = id;
  }

  private static KeyPair pair(Kind kind) {
    try {
      return KeyPairGenerator.getInstance(kind.algorithm).generateKeyPair();
    } catch (GeneralSecurityException unknown) {
      throw new IllegalStateException(unknown);
    }
  }

  /** The value of {@code --account}; the public key is written into the folder. */
  public String account(Path folder, String cash, String tier) {
    Path file = folder.resolve(name + ".pem");
    try {
      Files.writeString(file, pem());
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
    return "%s,%s,%s,%s,%s".formatted(name, keyId(), file, cash, tier);
  }

  public Map<String, String> headers(String method, String path) {
    String timestamp = Long.toString(clock.millis());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(SignatureGate.KEY, keyId());
    headers.put(SignatureGate.TIMESTAMP, timestamp);
    headers.put(SignatureGate.SIGNATURE, signed(timestamp + method + path));
    return headers;
  }

  public HttpResponse<String> get(String base, String path) {
    return send("GET", base, path);
  }

  public HttpResponse<String> send(String method, String base, String path) {
    return send(method, base, path, "");
  }

  public HttpResponse<String> send(String method, String base, String path, String body) {
    try {
      return CLIENT.send(request(method, base, path, body), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  public HttpRequest request(String method, String base, String path) {
    return request(method, base, path, "");
  }

  private HttpRequest request(String method, String base, String path, String body) {
    URI address = URI.create(base + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    headers(method, address.getRawPath()).forEach(request::header);
    return request.build();
  }

  public TextClient stream(String address) {
    URI stream = URI.create(address);
    return new TextClient(stream, headers("GET", stream.getRawPath()));
  }

  /** The same key, registered under another id. */
  public Trader named(String id) {
    return new Trader(name, kind, clock, keys, id);
  }

  private String keyId() {
    return id;
  }

  private String signed(String text) {
    try {
      boolean rsa = kind != Kind.ED25519;
      Signature signature = Signature.getInstance(rsa ? "RSASSA-PSS" : "Ed25519");
      if (rsa) {
        signature.setParameter(
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
      }
      signature.initSign(keys.getPrivate());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException(failed);
    }
  }

  public String pem() {
    byte[] general = keys.getPublic().getEncoded();
    if (kind != Kind.RSA_PKCS1) {
      return pem("PUBLIC KEY", general);
    }
    byte[] inner = new byte[general.length - RSA_HEAD_BYTES];
    System.arraycopy(general, RSA_HEAD_BYTES, inner, 0, inner.length);
    return pem("RSA PUBLIC KEY", inner);
  }

  private static String pem(String title, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(title, Base64.getMimeEncoder().encodeToString(der), title);
  }
}
