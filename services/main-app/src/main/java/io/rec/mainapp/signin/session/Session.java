package io.rec.mainapp.signin.session;

import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Person;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Somebody who has signed in, until they leave or are shown out.
 *
 * @param passwordGenerated whether they have never chosen a password of their own
 */
public record Session(
    long id,
    String userId,
    String username,
    AccountRole role,
    boolean passwordGenerated,
    SessionKind kind,
    OptionalLong device,
    String userAgent,
    String address,
    Instant createdAt,
    Instant expiresAt) {

  public Person person() {
    return new Person(userId, username, role, false);
  }
}
