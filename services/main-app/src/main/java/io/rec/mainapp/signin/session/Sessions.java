package io.rec.mainapp.signin.session;

import io.rec.mainapp.signin.account.Account;
import io.rec.mainapp.signin.account.Acting;
import io.rec.mainapp.signin.caller.Caller;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Opens sessions, knows them again by their token, and ends them. */
@Singleton
public final class Sessions {

  public static final Duration LIFE = Duration.ofHours(24);

  /** How long an ended session can still be asked about in the table. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final SessionTokens tokens;
  private final LiveSessions live;
  private final Database database;
  private final Clock clock;

  Sessions(SessionTokens tokens, LiveSessions live, Database database, Clock clock) {
    this.tokens = tokens;
    this.live = live;
    this.database = database;
    this.clock = clock;
  }

  public Opened open(
      Connection transaction, Account account, SessionKind kind, OptionalLong device, Caller caller)
      throws SQLException {
    String secret = TokenSecret.fresh();
    // A token's times are whole seconds; what stands in the table is what stands in the token.
    Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
    Session session =
        SessionRows.add(
            transaction,
            account,
            kind,
            device,
            caller,
            TokenSecret.hash(secret),
            now,
            now.plus(LIFE));
    return new Opened(session, tokens.sign(session, secret), csrf(secret));
  }

  /** The session whose token this is; empty for whatever is wrong with it. */
  public Optional<Session> of(String token) throws SQLException {
    Optional<String> secret = tokens.secretOf(token);
    return secret.isEmpty() ? Optional.empty() : live.find(TokenSecret.hash(secret.get()));
  }

  /** What a page has to repeat to prove that it is ours; empty for a token that is none. */
  public Optional<String> csrfOf(String token) {
    return tokens.secretOf(token).map(Sessions::csrf);
  }

  public boolean alive(long sessionId) throws SQLException {
    return database.transaction(
        connection -> {
          Acting.forEverybody(connection);
          return SessionRows.byId(connection, sessionId, clock.instant()).isPresent();
        });
  }

  public Optional<Session> byId(Connection transaction, long id) throws SQLException {
    return SessionRows.byId(transaction, id, clock.instant());
  }

  public List<Session> ofUser(Connection transaction, String userId) throws SQLException {
    return SessionRows.ofUser(transaction, userId, clock.instant());
  }

  public int end(Connection transaction, String userId, long id, String by) throws SQLException {
    return end(transaction, userId, SessionRows.Which.THIS, id, by);
  }

  public int endOthers(Connection transaction, String userId, long except, String by)
      throws SQLException {
    return end(transaction, userId, SessionRows.Which.ALL_OTHERS, except, by);
  }

  public int endOfDevice(Connection transaction, String userId, long device, String by)
      throws SQLException {
    return end(transaction, userId, SessionRows.Which.OF_DEVICE, device, by);
  }

  /** To be called when the change of a user's sessions or account is committed. */
  public void changed(String userId) {
    live.forget(userId);
  }

  /** Forgets what nobody asks about any more; the number of living sessions. */
  public int prune(Connection transaction) throws SQLException {
    live.forgetOld();
    SessionRows.forgetBefore(transaction, clock.instant().minus(KEPT));
    return SessionRows.living(transaction, clock.instant());
  }

  private int end(
      Connection transaction, String userId, SessionRows.Which which, long id, String by)
      throws SQLException {
    return SessionRows.revoke(transaction, userId, which, id, by, clock.instant());
  }

  private static String csrf(String secret) {
    return TokenSecret.derived("csrf", secret);
  }
}
