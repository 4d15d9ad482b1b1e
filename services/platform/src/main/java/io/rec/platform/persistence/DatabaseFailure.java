package io.rec.platform.persistence;

import io.rec.platform.role.Reason;
import io.rec.platform.role.Waiting;
import java.sql.SQLException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Tells a refused login and a missing table from a database that is not there. */
final class DatabaseFailure {

  private DatabaseFailure() {}

  static Waiting waiting(SQLException failed) {
    String said = said(failed);
    return new Waiting(
        "database",
        reason(ServerTrouble.state(failed)),
        ServerTrouble.of(failed).map(trouble -> trouble.told(said)).orElse(said));
  }

  private static Reason reason(String state) {
    if (state.startsWith("28")) {
      return Reason.CREDENTIALS_REFUSED;
    }
    // Undefined schema, table or column: the database is there, its migration is not.
    if (state.equals("3F000") || state.equals("42P01") || state.equals("42703")) {
      return Reason.SCHEMA_OUTDATED;
    }
    return Reason.DATABASE_UNAVAILABLE;
  }

  /** One line of the innermost failure. */
  static String said(SQLException failed) {
    Throwable root = failed;
    boolean tls = false;
    for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
      root = cause;
      tls |= cause instanceof SSLException;
    }
    String text = root.getMessage() == null ? root.toString() : root.getMessage();
    String line = text.lines().findFirst().orElse(root.getClass().getSimpleName());
    // What is innermost then speaks of a path or a date, and not of a certificate.
    return tls ? "TLS failed: " + line : line;
  }
}
