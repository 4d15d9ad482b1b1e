package io.rec.mainapp.signin.entry;

import java.util.Optional;

/** What somebody shows who wants to sign in. */
public record Knock(
    String username, String password, boolean remember, Optional<String> code, boolean program) {

  @Override
  public String toString() {
    return "Knock[of " + username.length() + " characters]";
  }
}
