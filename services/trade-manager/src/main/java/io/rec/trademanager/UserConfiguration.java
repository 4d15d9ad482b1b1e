package io.rec.trademanager;

import io.rec.platform.persistence.Database;
import io.rec.platform.role.NotYet;
import io.rec.platform.role.Reason;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The preferences of the user whose trades this service keeps. */
@Singleton
public final class UserConfiguration {

  private final Database database;
  private volatile @Nullable TradePreferences preferences;

  UserConfiguration(Database database) {
    this.database = database;
  }

  /** Whose trades these are; known from the third start step on, before which no route answers. */
  public String userId() {
    return Optional.ofNullable(preferences)
        .map(TradePreferences::userId)
        .orElseThrow(() -> new IllegalStateException("the user configuration is not loaded"));
  }

  /** Sizes are never guessed: without a row of preferences the service does not start. */
  void load() throws SQLException, NotYet {
    preferences =
        database
            .read(
                connection -> {
                  try (PreparedStatement statement =
                          connection.prepareStatement(
                              """
                              SELECT user_id, trade_strategy, position_size, multiplier
                              FROM users.trade_preferences
                              """);
                      ResultSet rows = statement.executeQuery()) {
                    return rows.next()
                        ? Optional.of(
                            new TradePreferences(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getInt(3),
                                rows.getInt(4)))
                        : Optional.<TradePreferences>empty();
                  }
                })
            .orElseThrow(
                () ->
                    new NotYet(
                        "user configuration",
                        Reason.STARTING_UP,
                        "users.trade_preferences has no row for this user"));
  }
}
