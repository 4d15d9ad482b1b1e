package io.rec.autoentrysupervisor.backtest.book;

import io.rec.autoentrysupervisor.backtest.prices.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A file with one table a line, plain or gzip. */
public final class TableFile implements TableSource {
  private final String name;
  private final BufferedReader lines;
  private long number;

  private TableFile(String name, BufferedReader lines) {
    this.name = name;
    this.lines = lines;
  }

  public static TableFile open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new Refusal("there is no file %s".formatted(file));
    }
    var name = String.valueOf(file.getFileName());
    InputStream in = Files.newInputStream(file);
    try {
      var plain = name.endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
      return new TableFile(
          name, new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8)));
    } catch (IOException failed) {
      in.close();
      throw failed;
    }
  }

  @Override
  public Optional<String> next() throws IOException {
    String line;
    do {
      line = lines.readLine();
      number++;
    } while (line != null && line.isBlank());
    return Optional.ofNullable(line);
  }

  @Override
  public String place() {
    return "line %d of %s".formatted(number, name);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
