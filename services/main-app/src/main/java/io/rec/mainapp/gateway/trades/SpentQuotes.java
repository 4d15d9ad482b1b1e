package io.rec.mainapp.gateway.trades;

import io.micronaut.http.HttpStatus;
import io.rec.mainapp.gateway.Query;
import io.rec.mainapp.signin.Person;
import io.rec.platform.audit.Audit;
import io.rec.platform.audit.AuditLine;
import io.rec.platform.http.ProblemException;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Remembers which quotes were used, for all gateway pods: in the audit trail, which keeps them
 * anyway.
 */
@Singleton
final class SpentQuotes {

  private static final String ACTION = "spend_quote";

  /** Longer than any quote lives, clocks of two pods included. */
  private static final Duration LOOK_BACK = Duration.ofMinutes(2);

  private final Database database;
  private final Audit audit;
  private final Clock clock;

  SpentQuotes(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /** The same request may come again; another one finds the quote used. */
  void spend(Person person, SignedQuote quote, String requestId) throws SQLException {
    Optional<String> before =
        database.transaction(connection -> spend(connection, person, quote, requestId));
    if (before.filter(used -> !used.equals(requestId)).isPresent()) {
      throw new ProblemException(
          HttpStatus.CONFLICT, "QuoteUsed", "This quote was used; ask for a new one.");
    }
  }

  private Optional<String> spend(
      Connection connection, Person person, SignedQuote quote, String requestId)
      throws SQLException {
    Query.of("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", quote.nonce())
        .each(connection, row -> {});
    Optional<String> before =
        Query.of(
                """
                SELECT detail ->> 'request' FROM users.audit
                WHERE action = ? AND at > ? AND detail ->> 'nonce' = ? LIMIT 1""",
                ACTION,
                clock.instant().minus(LOOK_BACK),
                quote.nonce())
            .first(connection, row -> row.getString(1));
    if (before.isEmpty()) {
      // Both are of letters, digits, dashes and underlines: nothing to escape.
      audit.add(
          connection,
          AuditLine.done(
              person.name(),
              ACTION,
              "{\"nonce\":\"%s\",\"request\":\"%s\"}".formatted(quote.nonce(), requestId)));
    }
    return before;
  }
}
