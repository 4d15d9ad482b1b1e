package io.rec.mainapp.signin.password;

import java.util.Locale;
import java.util.Optional;

/** What a new password has to be. Length does the work; no rule makes people write it down. */
public final class PasswordRules {

  /** More than anybody types; hashing is bounded by it. */
  public static final int LONGEST = 256;

  private static final int SHORTEST = 12;
  private static final int FEWEST_DIFFERENT = 5;

  private PasswordRules() {}

  /** The rule that the password breaks, in words; empty when it is fine. */
  public static Optional<String> broken(String username, String password) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      return Optional.of("from %d to %d characters".formatted(SHORTEST, LONGEST));
    }
    if (password.chars().distinct().count() < FEWEST_DIFFERENT) {
      return Optional.of("at least %d different characters".formatted(FEWEST_DIFFERENT));
    }
    return password.toLowerCase(Locale.ROOT).contains(username)
        ? Optional.of("must not contain the user name")
        : Optional.empty();
  }
}
