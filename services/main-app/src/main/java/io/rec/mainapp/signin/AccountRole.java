package io.rec.mainapp.signin;

import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/** What a person may do; each role may do all that the ones before it may. */
@Serdeable
@Schema(
    type = "string",
    allowableValues = {"viewer", "trader", "admin"})
public enum AccountRole {
  /** Sees everything and changes nothing. */
  VIEWER,
  /** Trades, and changes the settings of trading. */
  TRADER,
  /** Changes the system itself: its mode, its accounts. */
  ADMIN;

  public boolean covers(AccountRole needed) {
    return compareTo(needed) >= 0;
  }

  /** As it stands in the database, in tokens and in answers. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static AccountRole of(String word) {
    for (AccountRole role : values()) {
      if (role.word().equals(word)) {
        return role;
      }
    }
    throw new IllegalArgumentException("unknown account role " + word);
  }
}
