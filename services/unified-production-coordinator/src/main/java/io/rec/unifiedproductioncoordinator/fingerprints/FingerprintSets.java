package io.rec.unifiedproductioncoordinator.fingerprints;

import io.rec.domain.probability.Fingerprints;
import io.rec.platform.persistence.Database;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.CheckedSet;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.Refusal;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetName;
import jakarta.inject.Singleton;
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
        database.transaction(
            connection ->
                SetImport.take(
                    connection, set, new SetImport.Wish(source, activate, force), clock.instant()));
    LOG.atInfo()
        .addKeyValue("symbol", set.name().symbol())
        .addKeyValue("fingerprints", set.name().version())
        .addKeyValue("rows", set.rows())
        .addKeyValue("active", imported.set().active())
        .log("fingerprints imported: {}", imported.note());
    return imported;
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
