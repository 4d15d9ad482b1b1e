package io.rec.operator.controller.plan.token;

import static java.util.Objects.requireNonNullElse;

import io.rec.operator.api.status.CredentialsStatus;
import io.rec.operator.api.status.TokensStatus;
import io.rec.operator.api.status.TradingSystemStatus;
import java.time.Instant;
import java.util.Optional;

/** The step as the flat block of the status, and back. */
public final class TokensCodec {
  private static final String RESTING = "Resting";
  private static final String LAID = "Laid";
  private static final String TURNED = "Turned";
  private static final long FIRST = 1;

  private TokensCodec() {}

  /** Empty if this operator does not know what is written there: then it keeps its hands off. */
  public static Optional<Tokens> read(TradingSystemStatus status, Instant now) {
    var written = status.tokens();
    if (written.generation() == null || written.phase() == null) {
      return Optional.of(unwritten(status.credentials(), now));
    }
    var number = written.generation();
    var changed = requireNonNullElse(written.changedAt(), now);
    var since = requireNonNullElse(written.phaseSince(), changed);
    return number < FIRST
        ? Optional.empty()
        : switch (written.phase()) {
          case RESTING -> Optional.of(new Tokens.Resting(number, since, changed));
          case LAID -> Optional.of(new Tokens.Laid(number, since, changed));
          case TURNED -> Optional.of(new Tokens.Turned(number, changed));
          default -> Optional.empty();
        };
  }

  /**
   * They had the number of the login until they got their own. Both of a change of the login that
   * is on its way are laid out, whichever of them is sent.
   */
  private static Tokens unwritten(CredentialsStatus login, Instant now) {
    var number = Math.max(FIRST, requireNonNullElse(login.generation(), FIRST));
    var changed = requireNonNullElse(login.lastRotated(), now);
    return login.pendingGeneration() == null
        ? new Tokens.Resting(number, changed, changed)
        : new Tokens.Laid(
            Math.max(FIRST, Math.min(number, login.pendingGeneration())), now, changed);
  }

  /** As it is to be stored. */
  public static TokensStatus write(Tokens tokens) {
    return switch (tokens) {
      case Tokens.Resting(var number, var since, var changed) ->
          new TokensStatus(number, RESTING, since, changed);
      case Tokens.Laid(var number, var since, var changed) ->
          new TokensStatus(number, LAID, since, changed);
      case Tokens.Turned(var number, var changed) ->
          new TokensStatus(number, TURNED, changed, changed);
    };
  }
}
