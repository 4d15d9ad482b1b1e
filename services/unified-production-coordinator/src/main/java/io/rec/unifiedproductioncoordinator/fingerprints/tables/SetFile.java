package io.rec.unifiedproductioncoordinator.fingerprints.tables;

import io.rec.domain.probability.FingerprintCsv;
import io.rec.domain.probability.Fingerprints;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Our own form of a set: one long file, plain or gzip. */
public final class SetFile {
  private SetFile() {}

  /** A file of ours, or a folder of the original's. */
  public static CheckedSet read(SetName name, Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return WideFiles.read(name, path);
    }
    if (!Files.isRegularFile(path)) {
      throw new Refusal("there is no file and no folder " + path);
    }
    try (var in = Files.newInputStream(path)) {
      return read(name, in);
    }
  }

  public static CheckedSet read(SetName name, InputStream in) throws IOException {
    var text = Unpacked.all(in);
    return CheckedSet.of(
        name,
        rows ->
            FingerprintCsv.read(
                new InputStreamReader(new ByteArrayInputStream(text), StandardCharsets.UTF_8),
                rows));
  }

  /** Writes gzip beside the target and renames: whoever reads finds a whole file or none. */
  public static void write(Fingerprints tables, Path target) throws IOException {
    AtomicFile.write(
        target,
        out -> {
          try (var text =
              new OutputStreamWriter(new GZIPOutputStream(out), StandardCharsets.UTF_8)) {
            write(tables, text);
          }
        });
  }

  public static void write(Fingerprints tables, Writer text) throws IOException {
    text.write(FingerprintCsv.HEADER + "\n");
    try {
      NamedTables.rows(
          tables,
          row -> {
            try {
              text.write(row.line() + "\n");
            } catch (IOException failed) {
              throw new UncheckedIOException(failed);
            }
          });
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }
}
