package io.rec.venues.connector.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for this machine that nobody else has signed, made anew for each run. */
public final class TestCertificate {

  private static final String PASSWORD = "not-a-secret";
  private static final TestCertificate SHARED = make();

  private final SSLContext server;
  private final SSLContext trusting;

  private TestCertificate(SSLContext server, SSLContext trusting) {
    this.server = server;
    this.trusting = trusting;
  }

  public static TestCertificate shared() {
    return SHARED;
  }

  /** For servers. */
  public SSLContext server() {
    return server;
  }

  /** For clients that are to believe it. */
  public SSLContext trusting() {
    return trusting;
  }

  private static TestCertificate make() {
    try {
      Path folder = Files.createTempDirectory("recio-certificate");
      Path file = folder.resolve("key.p12");
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "venue",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=localhost",
                  "-ext",
                  "SAN=dns:localhost,ip:127.0.0.1",
                  "-validity",
                  "2",
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  file.toString(),
                  "-storepass",
                  PASSWORD)
              .redirectErrorStream(true)
              .start();
      if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
        throw new IllegalStateException(new String(keytool.getInputStream().readAllBytes()));
      }
      TestCertificate made = read(file);
      Files.delete(file);
      Files.delete(folder);
      return made;
    } catch (IOException | GeneralSecurityException failed) {
      throw new IllegalStateException("no certificate", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  private static TestCertificate read(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD.toCharArray());
    SSLContext server = SSLContext.getInstance("TLS");
    server.init(keys.getKeyManagers(), null, null);
    KeyStore roots = KeyStore.getInstance("PKCS12");
    roots.load(null, null);
    roots.setCertificateEntry("venue", store.getCertificate("venue"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(roots);
    SSLContext client = SSLContext.getInstance("TLS");
    client.init(null, trust.getTrustManagers(), null);
    return new TestCertificate(server, client);
  }
}
