package io.rec.mainapp.gateway.settings;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.gateway.Fields;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.rec.mainapp.signin.Person;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.IOException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A person's preferences; what is absent in a change stays as it is. */
@Refuses
@Controller("/api/preferences")
@Needs(AccountRole.VIEWER)
final class PreferencesController {

  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,60}");
  private static final int MOST_CONTRACTS = 1_000_000;
  private static final int MOST_TIMES = 3;

  private final StoredPreferences stored;

  PreferencesController(StoredPreferences stored) {
    this.stored = stored;
  }

  @Get
  Preferences show(@Parameter(hidden = true) Person person) throws SQLException, IOException {
    return stored.of(person);
  }

  @Put
  Preferences change(@Body Preferences wish, @Parameter(hidden = true) Person person)
      throws SQLException, IOException {
    Fields fields = new Fields();
    fields.optional("strategy", wish.strategy(), NAME, "is a name of at most 60 characters");
    fields.within("position_size", wish.positionSize(), 1, MOST_CONTRACTS, 1);
    fields.within("multiplier", wish.multiplier(), 1, MOST_TIMES, 1);
    fields.check("timezone", isZone(wish.timezone()), "is a time zone such as Europe/Berlin");
    fields.check("screen", stored.fits(wish.screen()), "is an object of at most 16 kB");
    fields.check(
        "position_size",
        person.role().covers(AccountRole.TRADER)
            || (wish.strategy() == null
                && wish.positionSize() == null
                && wish.multiplier() == null),
        "is changed by those who trade");
    fields.require();
    return stored.change(person, wish);
  }

  private static boolean isZone(@Nullable String name) {
    try {
      return name == null || !ZoneId.of(name).getId().isEmpty();
    } catch (DateTimeException unknown) {
      return false;
    }
  }
}
