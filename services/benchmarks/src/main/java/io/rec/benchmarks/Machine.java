package io.rec.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/** What a reader must know of the machine to judge the figures. */
record Machine(int cores, double memoryGib, String processor, String kernel, String kubernetes) {
  private static final double KIB_PER_GIB = 1024 * 1024;

  static Machine here(String kubernetes) throws IOException {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        Long.parseLong(fact(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", ""))
            / KIB_PER_GIB,
        fact(Path.of("/proc/cpuinfo"), "model name"),
        System.getProperty("os.version"),
        kubernetes);
  }

  String sentence(Instant now) {
    return String.format(
        Locale.ROOT,
        "Measured on %s: %d cores (%s), %.0f GiB, Linux %s, Kubernetes %s, Java %s.",
        now.atOffset(ZoneOffset.UTC).toLocalDate(),
        cores,
        processor,
        memoryGib,
        kernel,
        kubernetes,
        Runtime.version());
  }

  private static String fact(Path file, String name) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    }
  }
}
