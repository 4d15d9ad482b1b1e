package io.rec.platform.persistence;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a database that answers says is wrong with itself, by its SQLSTATE. */
public enum ServerTrouble {
  DISK_FULL("53100", true, "its disk is full"),
  DISK_FAILS("58030", true, "its disk fails"),
  READ_ONLY("25006", true, "it takes no changes, only questions"),
  NO_MEMORY("53200", false, "it has no memory left"),
  NO_CONNECTIONS("53300", false, "it takes no more connections");

  private final String state;
  private final boolean keepsFromStoring;
  private final String words;

  ServerTrouble(String state, boolean keepsFromStoring, String words) {
    this.state = state;
    this.keepsFromStoring = keepsFromStoring;
    this.words = words;
  }

  /** Nothing for a failure that has other causes. */
  public static Optional<ServerTrouble> of(SQLException failed) {
    return of(state(failed));
  }

  static Optional<ServerTrouble> of(String state) {
    return Arrays.stream(values()).filter(trouble -> trouble.state.equals(state)).findFirst();
  }

  /** Whether nobody can store anything meanwhile, though questions are answered. */
  public boolean keepsFromStoring() {
    return keepsFromStoring;
  }

  public String words() {
    return words;
  }

  /** In words, with what the server said. */
  public String told(SQLException failed) {
    return told(DatabaseFailure.said(failed));
  }

  String told(String said) {
    return "%s (%s)".formatted(words, said);
  }

  /** That of the innermost failure that has one: a pool wraps what the server said. */
  static String state(SQLException failed) {
    String state = "";
    for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        state = sql.getSQLState();
      }
    }
    return state;
  }
}
