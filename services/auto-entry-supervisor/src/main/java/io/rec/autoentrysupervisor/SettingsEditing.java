package io.rec.autoentrysupervisor;

import io.micronaut.http.HttpStatus;
import io.rec.platform.http.ProblemException;
import io.rec.platform.settings.AutoTradeSettings;
import io.rec.platform.settings.SettingsChange;
import io.rec.platform.settings.SettingsRefused;
import io.rec.platform.settings.TradeSettings;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Changes settings for the routes: with an author, or not at all. */
@Singleton
final class SettingsEditing {

  /** Who is behind a call, where the body does not say it. */
  static final String AUTHOR = "X-Recio-User";

  private final TradeSettings settings;

  SettingsEditing(TradeSettings settings) {
    this.settings = settings;
  }

  AutoTradeSettings current() {
    return settings
        .current()
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "NoSettings",
                    "The settings of this user are not known."));
  }

  AutoTradeSettings change(SettingsChange change, @Nullable String header) throws SQLException {
    try {
      return settings.change(change, author(change.by(), header));
    } catch (SettingsRefused refused) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "SettingsRefused", String.valueOf(refused.getMessage()));
    }
  }

  static String author(@Nullable String by, @Nullable String header) {
    if (by != null && !by.isBlank()) {
      return by.strip();
    }
    if (header != null && !header.isBlank()) {
      return header.strip();
    }
    throw new ProblemException(
        HttpStatus.BAD_REQUEST,
        "NoAuthor",
        "Expected who does this: by in the body, or the header %s.".formatted(AUTHOR));
  }
}
