package io.rec.platform.persistence;

import io.rec.platform.role.Reason;
import io.rec.platform.role.Waiting;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells a refused login and a missing table from a database that is not there. */
final class DatabaseFailure {

  private DatabaseFailure() {}

  static Waiting waiting(SQLException failed) {
    Throwable root = failed;
    String state = "";
    for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
      root = cause;
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        state = sql.getSQLState();
      }
    }
    return new Waiting("database", reason(state), oneLine(root));
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

  private static String oneLine(Throwable root) {
    String text = root.getMessage() == null ? root.toString() : root.getMessage();
    return text.lines().findFirst().orElse(root.getClass().getSimpleName());
  }
}
