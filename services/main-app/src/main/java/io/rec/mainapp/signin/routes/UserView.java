package io.rec.mainapp.signin.routes;

import io.micronaut.serde.annotation.Serdeable;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.account.Account;

/**
 * Who has signed in.
 *
 * @param password_generated whether they should choose a password of their own now
 */
@Serdeable
record UserView(String user_id, String name, AccountRole role, boolean password_generated) {

  static UserView of(Account account) {
    return new UserView(
        account.userId(), account.username(), account.role(), account.passwordGenerated());
  }
}
