package io.rec.unifiedproductioncoordinator.publication;

import io.rec.platform.export.ExportFolder;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.unifiedproductioncoordinator.production.PipelineStep;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;

/**
 * Exports the newest tables once a second when a folder is configured. A file that somebody deleted
 * is there again with the next one.
 */
@Singleton
public final class TableFiles {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final ExportFolder folder;
  private final PublishedTables tables;
  private final Texts texts;
  private final RoleLoop loop;

  TableFiles(ExportFolder folder, PublishedTables tables, Texts texts, Loops loops) {
    this.folder = folder;
    this.tables = tables;
    this.texts = texts;
    this.loop = new RoleLoop(loops, "table-files", PERIOD, this::write);
  }

  /** Fails when a folder is configured that cannot be written to. */
  public void start() throws IOException {
    folder.check();
    if (folder.configured()) {
      loop.start();
    }
  }

  /** Returns when the last tables that were published are complete files. */
  public void finish() throws InterruptedException, IOException {
    loop.stop();
    if (folder.configured()) {
      write();
    }
  }

  private void write() throws InterruptedException, IOException {
    for (PublishedTable table : tables.present()) {
      table.pipeline().run(PipelineStep.FILES, () -> export(table));
    }
  }

  private boolean export(PublishedTable table) throws IOException {
    String symbol = table.produced().table().symbol();
    folder.write(ExportFolder.strikeTable(symbol), table.json());
    folder.write(
        ExportFolder.liveProbabilities(symbol),
        texts.of(Ladders.document(table.produced(), table.trust())));
    return true;
  }
}
