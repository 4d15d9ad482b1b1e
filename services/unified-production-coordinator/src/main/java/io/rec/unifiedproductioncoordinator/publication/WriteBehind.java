package io.rec.unifiedproductioncoordinator.publication;

import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.role.RoleIdentity;
import io.rec.unifiedproductioncoordinator.production.PipelineStep;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stores the newest table of each symbol once a second, behind its announcement. */
@Singleton
public final class WriteBehind {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final List<String> symbols;
  private final PublishedTables tables;
  private final TableRows rows;
  private final MinuteArchive archive;
  private final RoleLoop loop;

  /** What is stored; owned by the loop's thread, and after it by the last. */
  private final Map<String, PublishedTable> stored = new HashMap<>();

  WriteBehind(
      RoleIdentity identity,
      PublishedTables tables,
      TableRows rows,
      MinuteArchive archive,
      Loops loops) {
    this.symbols = identity.symbols();
    this.tables = tables;
    this.rows = rows;
    this.archive = archive;
    this.loop = new RoleLoop(loops, "table-rows", PERIOD, this::write);
  }

  public void start() throws SQLException {
    for (String symbol : symbols) {
      rows.prepare(symbol);
    }
    loop.start();
  }

  /** Returns when the last table that was published is stored. */
  public void finish() throws InterruptedException, IOException {
    loop.stop();
    write();
  }

  private void write() throws InterruptedException, IOException {
    for (PublishedTable table : tables.present()) {
      String symbol = table.produced().table().symbol();
      if (isNews(table, stored.get(symbol))
          && table.pipeline().run(PipelineStep.ROWS, () -> store(table)).isPresent()) {
        stored.put(symbol, table);
      }
    }
  }

  /** A table that nobody replaces is stored once more when it becomes stale. */
  private static boolean isNews(PublishedTable table, @Nullable PublishedTable known) {
    return known == null
        || !known.computedAt().equals(table.computedAt())
        || !known.trust().sameVerdict(table.trust());
  }

  private boolean store(PublishedTable table) throws SQLException {
    rows.replace(table);
    archive.keep(table);
    return true;
  }
}
