package io.rec.unifiedproductioncoordinator.fingerprints;

import io.rec.unifiedproductioncoordinator.fingerprints.tables.CheckedSet;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.Difference;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.NamedTables;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.Refusal;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** One import, in its caller's transaction: all of it or nothing. */
public final class SetImport {
  private SetImport() {}

  /**
   * How a set shall be taken.
   *
   * @param source where it comes from, for people
   * @param activate use it from now on
   * @param force even if it is far from the active set
   */
  public record Wish(String source, boolean activate, boolean force) {}

  /** Whether a set of this name was stored before. */
  public static boolean isStored(Connection connection, SetName name) throws SQLException {
    return SetIndex.find(connection, name).isPresent();
  }

  /**
   * Stores a set, and makes it the active one if asked to and no person pinned another.
   *
   * @throws Refusal when its version exists or it is too far from the active set; {@code force}
   *     overrides the latter
   */
  public static Imported take(Connection connection, CheckedSet set, Wish wish, Instant now)
      throws SQLException {
    var name = set.name();
    SetIndex.lock(connection, name.symbol());
    if (SetIndex.find(connection, name).isPresent()) {
      throw new Refusal(name + " is stored already; give the new tables another version");
    }
    var former = SetIndex.active(connection, name.symbol());
    var difference = difference(connection, set, former);
    var concern = difference.flatMap(Difference::concern);
    if (concern.isPresent() && !wish.force()) {
      throw new Refusal(concern.get() + "; look at a report, then force the import if it is right");
    }
    SetIndex.insert(connection, set, wish.source(), now);
    SetRows.copy(connection, set);
    var pinned = former.filter(StoredSet::pinned);
    if (wish.activate() && pinned.isEmpty()) {
      SetIndex.activate(connection, name, false);
    }
    var forgotten = SetIndex.forgetOld(connection, name.symbol());
    return new Imported(
        SetIndex.find(connection, name).orElseThrow(),
        NamedTables.of(set.tables()).size(),
        difference.map(Difference::overall).orElse(null),
        note(wish.activate(), pinned, concern, forgotten));
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
}
