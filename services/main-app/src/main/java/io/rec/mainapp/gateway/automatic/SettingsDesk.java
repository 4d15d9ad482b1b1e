package io.rec.mainapp.gateway.automatic;

import io.micronaut.http.HttpStatus;
import io.rec.mainapp.gateway.Deeds;
import io.rec.mainapp.signin.Person;
import io.rec.platform.http.ProblemException;
import io.rec.platform.settings.AutoTradeSettings;
import io.rec.platform.settings.SettingsChange;
import io.rec.platform.settings.SettingsRefused;
import io.rec.platform.settings.TradeSettings;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** Changes the settings of entries and stops: each change is a version with its author. */
@Singleton
final class SettingsDesk {

  private static final int MOST_VERSIONS = 200;

  private final TradeSettings settings;
  private final Deeds deeds;

  SettingsDesk(TradeSettings settings, Deeds deeds) {
    this.settings = settings;
    this.deeds = deeds;
  }

  AutoTradeSettings current() {
    return settings
        .current()
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "NoSettings",
                    "The settings were not read yet."));
  }

  SettingsVersions versions() throws SQLException {
    return new SettingsVersions(settings.history(MOST_VERSIONS));
  }

  /** Sending the same change twice makes a second version that says the same. */
  AutoTradeSettings change(Person person, String what, SettingsChange change)
      throws SQLException, InterruptedException {
    return deeds.of(
        person,
        "change_settings",
        UUID.randomUUID().toString(),
        Map.of("settings", what),
        () -> stored(person, change));
  }

  /** An earlier version of the wanted part of the settings, as the next version. */
  AutoTradeSettings earlier(int version) throws SQLException {
    return settings.history(MOST_VERSIONS).stream()
        .filter(known -> known.version() == version)
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "UnknownVersion",
                        "There is no version %d among the last %d."
                            .formatted(version, MOST_VERSIONS))
                    .withField("version", "is one of the versions"));
  }

  private AutoTradeSettings stored(Person person, SettingsChange change) throws SQLException {
    try {
      return settings.change(change, person.name());
    } catch (SettingsRefused refused) {
      throw problem(String.valueOf(refused.getMessage()));
    }
  }

  /** Each refusal begins with the name of its setting. */
  private static ProblemException problem(String refusals) {
    ProblemException problem =
        new ProblemException(HttpStatus.BAD_REQUEST, "SettingsRefused", refusals + ".");
    for (String refusal : refusals.split("; ", -1)) {
      int space = refusal.indexOf(' ');
      if (space > 0) {
        problem.withField(refusal.substring(0, space), refusal.substring(space + 1));
      }
    }
    return problem;
  }
}
