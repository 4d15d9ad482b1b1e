package io.rec.venues.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Signs certificates for this machine, with a key that is made anew and thrown away. */
public final class Authority {

  private static final String PASSWORD = "not-a-secret";
  private static final Path KEYTOOL = Path.of(System.getProperty("java.home"), "bin", "keytool");

  private final Path folder;

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

  /**
   * For a server.
   *
   * @param start as keytool takes it: -10d is ten days ago
   */
  public SSLContext server(String name, String start, int days) {
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
        "SAN=dns:localhost,ip:127.0.0.1");
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
