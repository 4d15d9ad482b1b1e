package io.rec.operator.controller.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.Driver;

/** Opens single connections with deadlines; there is no pool, the operator asks seldom. */
public final class Connections {
  /** How the operator's own sessions are called. */
  static final String APPLICATION = "recio-operator";

  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** Held, since a logger that nobody holds forgets its level. */
  private static final Logger NAME_CHECK =
      Logger.getLogger("org.postgresql.ssl.PGjdbcHostnameVerifier");

  static {
    // At each look it says to the bare console what the exception says too.
    NAME_CHECK.setLevel(Level.OFF);
  }

  private final Driver driver = new Driver();
  private final Map<String, Path> authorities = new ConcurrentHashMap<>();

  /**
   * @param deadline for each answer of the server once connected
   * @throws SQLException if the server cannot be reached or refuses the login
   */
  public Connection open(DatabaseAddress address, Login login, Duration deadline)
      throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", login.user());
    properties.setProperty("password", login.password().value());
    properties.setProperty("ApplicationName", APPLICATION);
    properties.setProperty("connectTimeout", seconds(CONNECT));
    properties.setProperty("loginTimeout", seconds(CONNECT));
    properties.setProperty("socketTimeout", seconds(deadline));
    properties.setProperty("sslmode", address.sslMode());
    encryption(address, properties);
    var url =
        "jdbc:postgresql://%s:%d/%s".formatted(address.host(), address.port(), address.database());
    var connection = driver.connect(url, properties);
    if (connection == null) {
      throw new SQLException("the driver does not know the address " + url);
    }
    return connection;
  }

  private void encryption(DatabaseAddress address, Properties properties) {
    if (!address.sslMode().startsWith("verify")) {
      return;
    }
    if (address.authority().isEmpty()) {
      // The driver's default looks for a file in the home directory, which a pod does not have.
      properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    } else {
      properties.setProperty("sslrootcert", file(address.authority()).toString());
    }
  }

  /** The driver reads authorities from files only. */
  private Path file(String authority) {
    return authorities.computeIfAbsent(
        authority,
        pem -> {
          try {
            var path = Files.createTempFile("authority", ".crt");
            path.toFile().deleteOnExit();
            return Files.writeString(path, pem);
          } catch (IOException e) {
            throw new UncheckedIOException(
                "cannot store the database's authority for the driver", e);
          }
        });
  }

  private static String seconds(Duration duration) {
    return Long.toString(Math.max(1, duration.toSeconds()));
  }
}
