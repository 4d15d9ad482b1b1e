package io.rec.platform.persistence;

import io.rec.platform.secrets.DatabaseLogin;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/** Opens each connection with the login that is mounted at that moment. */
final class FollowedLogin implements DataSource {

  private static final String CONNECT_SECONDS = "3";
  private static final String ANSWER_SECONDS = "30";

  /** Held, since a logger that nobody holds forgets its level. */
  private static final Logger NAME_CHECK =
      Logger.getLogger("org.postgresql.ssl.PGjdbcHostnameVerifier");

  static {
    // At each attempt it says to the bare console what the exception says too.
    NAME_CHECK.setLevel(Level.OFF);
  }

  private final Driver driver = new Driver();
  private final Supplier<Optional<DatabaseLogin>> login;
  private final String applicationName;
  private final boolean listens;

  FollowedLogin(Supplier<Optional<DatabaseLogin>> login, String applicationName, boolean listens) {
    this.login = login;
    this.applicationName = applicationName;
    this.listens = listens;
  }

  @Override
  public Connection getConnection() throws SQLException {
    DatabaseLogin now =
        login.get().orElseThrow(() -> new SQLException("no database login is mounted", "08001"));
    Connection connection =
        driver.connect(
            "jdbc:postgresql://%s:%d/%s".formatted(now.host(), now.port(), now.database()),
            properties(now));
    if (connection == null) {
      throw new SQLException("the driver refused the address of the database", "08001");
    }
    return connection;
  }

  private Properties properties(DatabaseLogin login) {
    Properties properties = new Properties();
    properties.setProperty("user", login.user());
    properties.setProperty("password", login.password().reveal());
    properties.setProperty("ApplicationName", applicationName);
    properties.setProperty("connectTimeout", CONNECT_SECONDS);
    properties.setProperty("loginTimeout", CONNECT_SECONDS);
    properties.setProperty("socketTimeout", ANSWER_SECONDS);
    properties.setProperty("tcpKeepAlive", "true");
    if (listens) {
      properties.setProperty("socketFactory", ListeningSockets.class.getName());
    }
    encryption(login, properties);
    return properties;
  }

  private static void encryption(DatabaseLogin login, Properties properties) {
    if (!login.sslMode().isBlank()) {
      properties.setProperty("sslmode", login.sslMode());
    }
    if (!login.caFile().isBlank()) {
      // Read anew for each connection, so that a changed authority needs nothing else.
      properties.setProperty("sslrootcert", login.caFile());
    } else if (login.sslMode().startsWith("verify")) {
      // The driver's default looks for a file in the home directory, which a pod does not have.
      properties.setProperty("sslfactory", DefaultJavaSSLFactory.class.getName());
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the login comes from the mounted Secret");
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return Integer.parseInt(CONNECT_SECONDS);
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("the driver logs through SLF4J");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps no " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
