package io.rec.unifiedproductioncoordinator.fingerprints;

import io.rec.domain.probability.Fingerprints;
import io.rec.platform.persistence.Database;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.CheckedSet;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.Difference;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.NamedTables;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.Refusal;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetName;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table sets in the database. Whatever fails, the set that was active stays so. */
@Singleton
public final class FingerprintSets {
  private static final Logger LOG = LoggerFactory.getLogger(FingerprintSets.class);

  private final Database database;
  private final Clock clock;

  FingerprintSets(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The tables in use, empty when none were ever activated. */
  public Optional<Fingerprints> active(String symbol) throws SQLException {
    return database.transaction(
        connection -> {
          var set = SetIndex.active(connection, symbol);
          return set.isEmpty()
              ? Optional.empty()
              : Optional.of(SetRows.read(connection, new SetName(symbol, set.get().version())));
        });
  }

  /** Newest first. */
  public List<StoredSet> list(String symbol) throws SQLException {
    return database.read(connection -> SetIndex.list(connection, SetName.symbol(symbol)));
  }

  public Optional<Fingerprints> load(SetName name) throws SQLException {
    return database.transaction(
        connection ->
            SetIndex.find(connection, name).isEmpty()
                ? Optional.empty()
                : Optional.of(SetRows.read(connection, name)));
  }

  /**
   * Stores a set, and makes it the active one if asked to and no person pinned another.
   *
   * @throws Refusal when its version exists or it is too far from the active set; {@code force}
   *     overrides the latter
   */
  Imported take(CheckedSet set, String source, boolean activate, boolean force)
      throws SQLException {
    var imported =
        database.transaction(connection -> take(connection, set, source, activate, force));
    LOG.atInfo()
        .addKeyValue("symbol", set.name().symbol())
        .addKeyValue("fingerprints", set.name().version())
        .addKeyValue("rows", set.rows())
        .addKeyValue("active", imported.set().active())
        .log("fingerprints imported: {}", imported.note());
    return imported;
  }

  private Imported take(
      Connection connection, CheckedSet set, String source, boolean activate, boolean force)
      throws SQLException {
    var name = set.name();
    SetIndex.lock(connection, name.symbol());
    if (SetIndex.find(connection, name).isPresent()) {
      throw new Refusal(name + " is stored already; give the new tables another version");
    }
    var former = SetIndex.active(connection, name.symbol());
    var difference = difference(connection, set, former);
    var concern = difference.flatMap(Difference::concern);
    if (concern.isPresent() && !force) {
      throw new Refusal(concern.get() + "; look at a report, then force the import if it is right");
    }
    SetIndex.insert(connection, set, source, clock.instant());
    SetRows.copy(connection, set);
    var pinned = former.filter(StoredSet::pinned);
    if (activate && pinned.isEmpty()) {
      SetIndex.activate(connection, name, false);
    }
    var forgotten = SetIndex.forgetOld(connection, name.symbol());
    return new Imported(
        SetIndex.find(connection, name).orElseThrow(),
        NamedTables.of(set.tables()).size(),
        difference.map(Difference::overall).orElse(null),
        note(activate, pinned, concern, forgotten));
  }

  private static Optional<Difference> difference(
      Connection connection, CheckedSet set, Optional<StoredSet> former) throws SQLException {
    if (former.isEmpty()) {
      return Optional.empty();
    }
    var name = new SetName(set.name().symbol(), former.get().version());
    return Optional.of(Difference.between(SetRows.read(connection, name), set.tables()));
  }

  private static String note(
      boolean activate, Optional<StoredSet> pinned, Optional<String> concern, int forgotten) {
    var note = new StringBuilder(activate && pinned.isEmpty() ? "active" : "stored, not active");
    pinned
        .filter(set -> activate)
        .ifPresent(set -> note.append(": a person pinned ").append(set.version()));
    concern.ifPresent(why -> note.append("; forced although ").append(why));
    if (forgotten > 0) {
      note.append("; removed ").append(forgotten).append(" old sets");
    }
    return note.toString();
  }

  /** Makes a stored set the active one: a person's word, so it also lifts or sets a pin. */
  StoredSet activate(SetName name, boolean pin) throws SQLException {
    var set =
        database.transaction(
            connection -> {
              SetIndex.lock(connection, name.symbol());
              if (SetIndex.find(connection, name).isEmpty()) {
                throw new Refusal("there is no set " + name);
              }
              SetIndex.activate(connection, name, pin);
              return SetIndex.find(connection, name).orElseThrow();
            });
    LOG.atInfo()
        .addKeyValue("symbol", name.symbol())
        .addKeyValue("fingerprints", name.version())
        .addKeyValue("pinned", pin)
        .log("fingerprints activated");
    return set;
  }
}
