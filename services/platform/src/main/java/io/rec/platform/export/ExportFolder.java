package io.rec.platform.export;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;

/** The folder that documents are exported to, if {@code RECIO_SET_EXPORT_DIR} names one. */
@Singleton
public final class ExportFolder {

  private static final String LIVE_DATA = "backend/data/live_data";
  private static final String TEMPORARY = ".tmp";

  private final Optional<Path> root;

  public ExportFolder(@Value("${recio.export.dir:}") String dir) {
    this.root = dir.isBlank() ? Optional.empty() : Optional.of(Path.of(dir));
  }

  public boolean configured() {
    return root.isPresent();
  }

  /** Proves that files can be written; does nothing when no folder is configured. */
  public void check() throws IOException {
    if (root.isPresent()) {
      Files.createDirectories(root.get());
      if (!Files.isWritable(root.get())) {
        throw new IOException("recio.export.dir: cannot write to " + root.get());
      }
    }
  }

  public static String strikeTable(String symbol) {
    return LIVE_DATA
        + "/markets/kalshi/strike_tables/%s_strike_table.json".formatted(lower(symbol));
  }

  public static String liveProbabilities(String symbol) {
    return LIVE_DATA + "/live_probabilities/%s_live_probabilities.json".formatted(lower(symbol));
  }

  /**
   * BTC has the file name of v2, which knew no other symbol; the others carry theirs in front of
   * it.
   */
  public static String marketSnapshot(String symbol) {
    String prefix = symbol.equals("BTC") ? "" : lower(symbol) + "_";
    return LIVE_DATA + "/markets/kalshi/%slatest_market_snapshot.json".formatted(prefix);
  }

  /**
   * Replaces a file as a whole: readers see the old text or the new one. Does nothing when no
   * folder is configured.
   */
  public void write(String file, String text) throws IOException {
    if (root.isEmpty()) {
      return;
    }
    Path target = root.get().resolve(file);
    Path folder = target.resolveSibling("");
    Files.createDirectories(folder);
    Path temporary = folder.resolve(target.getFileName() + TEMPORARY);
    Files.writeString(temporary, text, StandardCharsets.UTF_8);
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String lower(String symbol) {
    return symbol.toLowerCase(Locale.ROOT);
  }
}
