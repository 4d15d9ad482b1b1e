package io.rec.mainapp.contract;

import io.rec.platform.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;

/** Notes what is stored of what people do, by triggers: sums of all tables would take minutes. */
final class Books implements AutoCloseable {

  /** That somebody was refused is written down, and is counted where it may be a guess. */
  private static final Set<String> OF_REFUSALS = Set.of("users.audit", "system.sign_in_failures");

  /** What was begun by a request goes on while others are answered; that it began is noted. */
  private static final String BEGUN = "users.exports";

  private static final String GOES_ON = "users.export_parts";

  private static final String TABLES =
      """
      SELECT schemaname || '.' || tablename FROM pg_tables
      WHERE schemaname IN ('users', 'system') ORDER BY 1""";

  /** A row whose time is over is swept away by the service itself, whoever asks meanwhile. */
  private static final String NOTE =
      """
      CREATE FUNCTION public.note_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
      BEGIN
        IF TG_OP = 'INSERT' OR OLD IS DISTINCT FROM NEW
            AND (TG_OP = 'UPDATE'
                 OR coalesce((to_jsonb(OLD) ->> 'expires_at')::timestamptz > now(), true)) THEN
          INSERT INTO public.changed VALUES (TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME);
        END IF;
        RETURN NULL;
      END $$""";

  private static final String NOTE_IN =
      """
      CREATE TRIGGER note_change AFTER %s ON %s
      FOR EACH ROW EXECUTE FUNCTION public.note_change()""";

  private final Connection connection;
  private final PreparedStatement noted;

  Books(TestDatabase database) throws SQLException {
    database.execute("CREATE TABLE public.changed (name text)", NOTE);
    for (String table : database.column(TABLES)) {
      if (!OF_REFUSALS.contains(table) && !table.equals(GOES_ON)) {
        String what = table.equals(BEGUN) ? "INSERT" : "INSERT OR UPDATE OR DELETE";
        database.execute(NOTE_IN.formatted(what, table));
      }
    }
    connection = database.server().superuser(database.name());
    noted = connection.prepareStatement("DELETE FROM public.changed RETURNING name");
  }

  /** A table in which something was changed since this was asked last. */
  Optional<String> changed() throws SQLException {
    try (ResultSet rows = noted.executeQuery()) {
      return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
    }
  }

  /** Who guesses is locked out, which is not what is asked here. */
  void forgetGuesses() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM system.sign_in_failures");
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
