package io.rec.operator.controller.plan;

import static io.rec.operator.api.status.ConditionType.CREDENTIALS_READY;
import static io.rec.operator.api.status.ConditionType.DATABASE_READY;

import io.rec.operator.api.status.ConditionType;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.observe.PodSeen;
import io.rec.operator.controller.render.Names;
import java.util.Optional;

/** What is to be said about the database, its schema and the services' login. */
final class DatabaseFindings {
  /** A change of ours on its way, not a failure. */
  static final String ROLLING = "Rolling";

  static final String UNAVAILABLE = "DatabaseUnavailable";

  private DatabaseFindings() {}

  static Finding database(Facts facts) {
    return remembered(facts, DATABASE_READY).orElseGet(() -> seenDatabase(facts));
  }

  static Finding credentials(Facts facts) {
    return remembered(facts, CREDENTIALS_READY).orElseGet(() -> seenCredentials(facts));
  }

  private static Finding seenDatabase(Facts facts) {
    if (facts.databaseStopped()) {
      return Finding.no(DATABASE_READY, "Suspended", "the database is stopped with its desk");
    }
    return switch (facts.schema()) {
      case Schema.Failed failed ->
          Finding.no(
              DATABASE_READY,
              "MigrationFailed",
              "migration failed: " + failed.words() + "; delete its Job to try again");
      case Schema.Migrating migrating ->
          Finding.no(DATABASE_READY, "Migrating", "bringing the schema to this release");
      case Schema.Current current when facts.seen().open().isPresent() && facts.databaseRolling() ->
          Finding.no(DATABASE_READY, ROLLING, "the database server is being brought up to date");
      case Schema.Current current when facts.seen().open().isPresent() ->
          Finding.yes(DATABASE_READY, "SchemaCurrent", "login and schema are good");
      case Schema.Current current -> reach(facts);
      case Schema.Unknown unknown -> reach(facts);
    };
  }

  private static Finding reach(Facts facts) {
    var complaint = facts.seen().newestOf(Names.POSTGRES).flatMap(PodSeen::complaint);
    if (complaint.isPresent()) {
      return unavailable("postgres: " + complaint.get());
    }
    return switch (facts.seen().look().look()) {
      case Look.NotYet notYet ->
          Finding.no(DATABASE_READY, "Starting", "waiting for the database to start");
      case Look.Away away when !facts.installed() || facts.resuming() ->
          Finding.no(DATABASE_READY, "Starting", "waiting for the database: " + away.detail());
      case Look.Away away -> unavailable(away.detail());
      case Look.Unprotected unprotected ->
          Finding.no(DATABASE_READY, "TlsFailed", unprotected.detail());
      case Look.Refused refused ->
          Finding.no(DATABASE_READY, "LoginRefused", "preparing the services' login");
      case Look.Open open -> Finding.no(DATABASE_READY, "Migrating", "schema not yet known");
    };
  }

  private static Finding seenCredentials(Facts facts) {
    if (facts.missingSecret().isPresent()) {
      var lack = facts.missingSecret().get();
      return Finding.no(CREDENTIALS_READY, lack.reason(), lack.message());
    }
    return switch (facts.seen().look().look()) {
      case Look.Open open ->
          facts
              .rotation()
              .complaint()
              .map(wrong -> Finding.no(CREDENTIALS_READY, wrong.reason(), wrong.message()))
              .orElseGet(
                  () -> Finding.yes(CREDENTIALS_READY, "LoginWorks", "the current login works"));
      case Look.Refused refused ->
          Finding.no(
              CREDENTIALS_READY,
              "LoginRefused",
              facts.seen().lastFailure().orElse(refused.detail()));
      case Look.Unprotected unprotected -> unreachable();
      case Look.Away away -> unreachable();
      case Look.NotYet notYet -> unreachable();
    };
  }

  /** The word is the one that services use for the same fact, so that a search finds both. */
  private static Finding unavailable(String detail) {
    return Finding.no(DATABASE_READY, UNAVAILABLE, UNAVAILABLE + ": " + detail);
  }

  private static Finding unreachable() {
    return Finding.unknown(
        CREDENTIALS_READY, UNAVAILABLE, "cannot be tried while the database is away");
  }

  /**
   * An operator that has just started has not looked at the database yet; until it has, the last
   * answers hold. Otherwise each restart of the operator would make its desks unready.
   */
  private static Optional<Finding> remembered(Facts facts, ConditionType type) {
    var unseen = facts.seen().look().look() instanceof Look.NotYet;
    var knownBetter = facts.schema() instanceof Schema.Failed || facts.missingSecret().isPresent();
    if (!unseen || knownBetter || facts.suspended()) {
      return Optional.empty();
    }
    return facts.desk().said(type).map(old -> Finding.again(type, old));
  }
}
