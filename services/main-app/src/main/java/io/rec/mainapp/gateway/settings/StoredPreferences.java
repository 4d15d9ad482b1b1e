package io.rec.mainapp.gateway.settings;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.mainapp.gateway.Query;
import io.rec.mainapp.signin.Person;
import io.rec.platform.persistence.ComponentState;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the base of tickets where the roles look for it, and what only screens care about as the
 * gateway's own state.
 */
@Singleton
final class StoredPreferences {

  private static final String ZONE = "America/New_York";
  private static final int MOST_CHARACTERS = 16 * 1024;

  private final Database database;
  private final ComponentState state;
  private final ObjectMapper json;
  private final Clock clock;

  StoredPreferences(Database database, ComponentState state, ObjectMapper json, Clock clock) {
    this.database = database;
    this.state = state;
    this.json = json;
    this.clock = clock;
  }

  /** What only screens care about. */
  @Serdeable
  record Screen(@Nullable String timezone, @Nullable JsonNode screen) {}

  boolean fits(@Nullable JsonNode screen) {
    try {
      return screen == null
          || screen.isNull()
          || (screen.isObject() && json.writeValueAsString(screen).length() <= MOST_CHARACTERS);
    } catch (IOException unwritable) {
      return false;
    }
  }

  Preferences of(Person person) throws SQLException, IOException {
    Screen screen = screen(person);
    return database
        .read(
            connection ->
                Query.of(
                        """
                        SELECT trade_strategy, position_size, multiplier, updated_at
                        FROM users.trade_preferences""")
                    .first(connection, row -> preferences(row, screen)))
        .orElseThrow(() -> new SQLException("users.trade_preferences has no row for this user"));
  }

  Preferences change(Person person, Preferences wish) throws SQLException, IOException {
    Screen before = screen(person);
    @Nullable JsonNode wanted = wish.screen();
    Screen after =
        new Screen(
            wish.timezone() == null ? before.timezone() : wish.timezone(),
            wanted == null || wanted.isNull() ? before.screen() : wanted);
    state.save(name(person), json.writeValueAsString(after));
    if (wish.strategy() != null || wish.positionSize() != null || wish.multiplier() != null) {
      store(wish, clock.instant());
    }
    return of(person);
  }

  private void store(Preferences wish, Instant now) throws SQLException {
    database.transaction(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  UPDATE users.trade_preferences
                  SET trade_strategy = coalesce(?, trade_strategy),
                      position_size = coalesce(?, position_size),
                      multiplier = coalesce(?, multiplier), updated_at = ?""")) {
            statement.setString(1, wish.strategy());
            statement.setObject(2, wish.positionSize(), Types.INTEGER);
            statement.setObject(3, wish.multiplier(), Types.INTEGER);
            statement.setTimestamp(4, Timestamp.from(now));
            return statement.executeUpdate();
          }
        });
  }

  private Screen screen(Person person) throws SQLException, IOException {
    Optional<String> text = state.load(name(person));
    Screen known = text.isEmpty() ? null : json.readValue(text.get(), Screen.class);
    return known == null ? new Screen(null, null) : known;
  }

  private static String name(Person person) {
    return "preferences:" + person.userId();
  }

  private static Preferences preferences(ResultSet row, Screen screen) throws SQLException {
    return new Preferences(
        row.getString("trade_strategy"),
        row.getInt("position_size"),
        row.getInt("multiplier"),
        screen.timezone() == null ? ZONE : screen.timezone(),
        screen.screen(),
        Query.instant(row, "updated_at"));
  }
}
