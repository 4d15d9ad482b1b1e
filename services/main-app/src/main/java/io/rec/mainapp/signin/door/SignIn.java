package io.rec.mainapp.signin.door;

import io.rec.mainapp.signin.Guards;
import io.rec.mainapp.signin.account.FirstAccount;
import io.rec.mainapp.signin.entry.Chores;
import io.rec.mainapp.signin.session.SessionKeys;
import io.rec.platform.role.NotYet;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;

/** Sign-in as the role's steps see it: what it needs before the first person may come. */
@Singleton
public final class SignIn {

  private final SessionKeys keys;
  private final FirstAccount first;
  private final Guards guards;
  private final Chores chores;

  SignIn(SessionKeys keys, FirstAccount first, Guards guards, Chores chores) {
    this.keys = keys;
    this.first = first;
    this.guards = guards;
    this.chores = chores;
  }

  /** Throws while sessions cannot be signed, nobody could sign in, or a route is unguarded. */
  public void prepare() throws NotYet, IOException, SQLException {
    guards.requireAll();
    keys.require();
    first.ensure();
    chores.start();
  }

  public void stop() {
    chores.stop();
  }
}
