package io.rec.unifiedproductioncoordinator.fingerprints.generation;

import io.rec.domain.probability.FingerprintGeneration;
import io.rec.domain.probability.Tails;
import io.rec.domain.probability.YearWeights;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.AtomicFile;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How far a run is, on disk. It belongs to one history and one wish; for any other it is as if it
 * were not there.
 */
final class Checkpoint {
  private final Path file;
  private final String identity;

  Checkpoint(Path file, String identity) {
    this.file = file;
    this.identity = identity;
  }

  /** A run up to here. */
  record Reached(FingerprintGeneration generation, long minutes) {}

  /** Where to go on, empty when there is nothing to go on from. */
  Optional<Reached> read(YearWeights weights, Tails tails, Progress progress) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (!in.readUTF().equals(identity)) {
        progress.note("The checkpoint is of another history or other settings: from the start.");
        return Optional.empty();
      }
      var minutes = in.readLong();
      return Optional.of(new Reached(FingerprintGeneration.restore(in, weights, tails), minutes));
    } catch (IOException damaged) {
      progress.note("The checkpoint cannot be read (%s): from the start.".formatted(damaged));
      return Optional.empty();
    }
  }

  void write(FingerprintGeneration generation, long minutes) throws IOException {
    AtomicFile.write(
        file,
        out -> {
          var data = new DataOutputStream(out);
          data.writeUTF(identity);
          data.writeLong(minutes);
          generation.save(data);
          data.flush();
        });
  }

  void remove() throws IOException {
    Files.deleteIfExists(file);
  }
}
