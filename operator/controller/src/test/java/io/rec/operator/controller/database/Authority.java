package io.rec.operator.controller.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Signs certificates for database servers, with a key that is made anew and thrown away. */
public final class Authority {
  private static final String SELF = "authority";
  private static final String PASSWORD = "not-a-secret";
  private static final Path KEYTOOL = Path.of(System.getProperty("java.home"), "bin", "keytool");
  private static final Base64.Encoder PEM =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private final Path folder;

  /** What a server needs to prove who it is. */
  public record Proof(Path certificate, Path key) {}

  /**
   * @param folder of its own: what it signs lies there too
   */
  public Authority(Path folder) {
    this.folder = folder;
    keytool("-genkeypair", "-alias", SELF, "-dname", "CN=An authority", "-ext", "bc:c");
  }

  /** What whoever is to trust it is given. */
  public String pem() {
    try {
      return pem("CERTIFICATE", read().getCertificate(SELF).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For that name, from yesterday until tomorrow. */
  public Proof sign(String alias, String names) {
    return sign(alias, names, "-1d", 2);
  }

  /**
   * @param names as keytool takes them, such as dns:localhost,ip:127.0.0.1
   * @param start as keytool takes it: -10d is ten days ago
   */
  public Proof sign(String alias, String names, String start, int days) {
    keytool(
        "-genkeypair",
        "-alias",
        alias,
        "-signer",
        SELF,
        "-dname",
        "CN=A database",
        "-ext",
        "SAN=" + names,
        "-startdate",
        start,
        "-validity",
        Integer.toString(days));
    try {
      var store = read();
      var key = store.getKey(alias, PASSWORD.toCharArray()).getEncoded();
      return new Proof(
          write(alias + ".crt", pem("CERTIFICATE", store.getCertificate(alias).getEncoded())),
          write(alias + ".key", pem("PRIVATE KEY", key)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The server takes no key that others could read. */
  private Path write(String name, String text) {
    try {
      var file = Files.writeString(folder.resolve(name), text);
      return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String kind, byte[] content) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(kind, PEM.encodeToString(content));
  }

  private KeyStore read() {
    try (InputStream in = Files.newInputStream(store())) {
      var read = KeyStore.getInstance("PKCS12");
      read.load(in, PASSWORD.toCharArray());
      return read;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path store() {
    return folder.resolve("store.p12");
  }

  private void keytool(String... words) {
    var command = new ArrayList<>(List.of(KEYTOOL.toString()));
    command.addAll(List.of(words));
    command.addAll(List.of("-keyalg", "EC", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", store().toString(), "-storepass", PASSWORD));
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (IOException e) {
      throw new IllegalStateException("no keytool", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
