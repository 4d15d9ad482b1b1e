package io.rec.mainapp.signin.entry;

import io.rec.mainapp.signin.account.Account;
import io.rec.mainapp.signin.session.Opened;
import java.time.Duration;
import java.util.Optional;

/** What came of wanting to sign in. */
public sealed interface Entry {

  /**
   * @param deviceToken for a device that is remembered from now on, or again
   */
  record Granted(Account account, Opened opened, Optional<String> deviceToken) implements Entry {}

  /** Nothing that was shown is told to be the reason. */
  record Refused() implements Entry {}

  /** The password was right, and the account has a second factor. */
  record CodeNeeded() implements Entry {}

  record Locked(Duration left) implements Entry {}
}
