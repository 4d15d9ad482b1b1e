package io.rec.platform.testing;

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
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Signs certificates for servers of tests, with a key that is made anew and thrown away. */
public final class Authority {

  /** This machine, by the names that tests use. */
  public static final String HERE = "dns:localhost,ip:127.0.0.1";

  private static final String PASSWORD = "not-a-secret";
  private static final Base64.Encoder PEM =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
  private static final Path KEYTOOL = Path.of(System.getProperty("java.home"), "bin", "keytool");

  private final Path folder;

  /** What a server that is no Java program needs to prove who it is. */
  public record Proof(Path certificate, Path key) {}

  /**
   * @param folder of its own: what it signs lies there too
   */
  public Authority(Path folder) {
    this.folder = folder;
    keytool(
        "-genkeypair",
        "-alias",
        "authority",
        "-keyalg",
        "EC",
        "-dname",
        "CN=An authority",
        "-ext",
        "bc:c",
        "-validity",
        "3650",
        "-keystore",
        store("authority"));
    keytool(
        "-exportcert",
        "-alias",
        "authority",
        "-keystore",
        store("authority"),
        "-rfc",
        "-file",
        file("authority.pem"));
  }

  /** What whoever is to trust it is given. */
  public String pem() {
    try {
      return Files.readString(Path.of(file("authority.pem")));
    } catch (IOException failed) {
      throw new IllegalStateException("no certificate", failed);
    }
  }

  /**
   * For a server of this machine.
   *
   * @param start as keytool takes it: -10d is ten days ago
   */
  public SSLContext server(String name, String start, int days) {
    sign(name, HERE, start, days);
    try {
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(read(name), PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException failed) {
      throw new IllegalStateException("no certificate", failed);
    }
  }

  /** For a server of these names, from yesterday until tomorrow. */
  public Proof proof(String name, String names) {
    return proof(name, names, "-1d", 2);
  }

  /**
   * For a server of these names.
   *
   * @param names as keytool takes them
   * @param start as keytool takes it: -10d is ten days ago
   */
  public Proof proof(String name, String names, String start, int days) {
    sign(name, names, start, days);
    try {
      byte[] key = read(name).getKey("server", PASSWORD.toCharArray()).getEncoded();
      Path file = Path.of(file(name + ".key"));
      Files.writeString(
          file,
          "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
              .formatted(PEM.encodeToString(key)));
      // PostgreSQL takes no key that others could read.
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      return new Proof(Path.of(file(name + ".pem")), file);
    } catch (IOException | GeneralSecurityException failed) {
      throw new IllegalStateException("no certificate", failed);
    }
  }

  private void sign(String name, String names, String start, int days) {
    keytool(
        "-genkeypair",
        "-alias",
        "server",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-keystore",
        store(name));
    keytool("-certreq", "-alias", "server", "-keystore", store(name), "-file", file(name + ".csr"));
    keytool(
        "-gencert",
        "-alias",
        "authority",
        "-keystore",
        store("authority"),
        "-infile",
        file(name + ".csr"),
        "-outfile",
        file(name + ".pem"),
        "-rfc",
        "-startdate",
        start,
        "-validity",
        Integer.toString(days),
        "-ext",
        "SAN=" + names);
    for (String alias : new String[] {"authority", "server"}) {
      keytool(
          "-importcert",
          "-noprompt",
          "-alias",
          alias,
          "-keystore",
          store(name),
          "-file",
          file((alias.equals("server") ? name : alias) + ".pem"));
    }
  }

  /** For a client that believes what this one signs. */
  public SSLContext trusting() {
    try {
      KeyStore roots = KeyStore.getInstance("PKCS12");
      roots.load(null, null);
      roots.setCertificateEntry("authority", read("authority").getCertificate("authority"));
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(roots);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException failed) {
      throw new IllegalStateException("no trust", failed);
    }
  }

  private KeyStore read(String name) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(Path.of(store(name)))) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private String store(String name) {
    return file(name + ".p12");
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private static void keytool(String... words) {
    List<String> command = new ArrayList<>(List.of(KEYTOOL.toString()));
    command.addAll(List.of(words));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes());
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (IOException failed) {
      throw new IllegalStateException("no keytool", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
