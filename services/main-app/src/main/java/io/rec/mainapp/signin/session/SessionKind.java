package io.rec.mainapp.signin.session;

import com.fasterxml.jackson.annotation.JsonValue;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;

/** Who holds the token. */
@Serdeable
@Schema(
    type = "string",
    allowableValues = {"browser", "api"})
public enum SessionKind {
  /** A browser, in a cookie that no script can read. */
  BROWSER,
  /** A program, which sends it as a bearer token. */
  API;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static SessionKind of(String word) {
    return word.equals("api") ? API : BROWSER;
  }
}
