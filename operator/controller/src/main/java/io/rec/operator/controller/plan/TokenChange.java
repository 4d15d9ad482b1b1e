package io.rec.operator.controller.plan;

import io.rec.operator.controller.plan.token.TokenMachine;
import io.rec.operator.controller.plan.token.TokensCodec;
import java.time.Instant;
import java.util.Objects;

/**
 * Puts what becomes of the tokens into a system. They need no database, no restart and nobody's
 * turn, and change also where the login of the database is the owner's own.
 */
final class TokenChange {
  private TokenChange() {}

  /**
   * @param before as it was found
   * @param desk the same with what this pass has written down about the login
   * @param written the Secret is as the step at hand wishes it
   */
  static Desk of(Desk before, Desk desk, boolean written, Instant now) {
    var tokens = TokensCodec.read(desk.status(), now);
    if (tokens.isEmpty() || desk.stops()) {
      return desk;
    }
    var wish = desk.spec().database().credentials().rotation();
    var in =
        new TokenMachine.Inputs(
            wish.enabled(), newLogin(before, desk), written, wish.overlap().toDuration());
    var next = TokensCodec.write(TokenMachine.next(tokens.get(), in, now));
    return next.equals(desk.status().tokens())
        ? desk
        : desk.with(desk.status().change().tokens(next).seal());
  }

  /** A change of the login begins, or was asked for where the login is the owner's own. */
  private static boolean newLogin(Desk before, Desk desk) {
    var was = before.status();
    var is = desk.status();
    return !Objects.equals(was.requests().rotate(), is.requests().rotate())
        || (was.credentials().pendingGeneration() == null
            && is.credentials().pendingGeneration() != null);
  }
}
