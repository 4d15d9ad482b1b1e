package io.rec.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The processes of this host as Linux shows them, asked by the pod they belong to. */
record ProcessTable(Path proc) {
  /** Linux counts processor time for user space in hundredths of a second on every architecture. */
  private static final double TICKS_PER_SECOND = 100;

  private static final int USER_TIME = 11;
  private static final int SYSTEM_TIME = 12;
  private static final long KIB = 1024;

  /** Processes of a pod, found by the uid in the name of their control group. */
  List<Path> processesOf(String podUid) throws IOException {
    var systemdSpelling = podUid.replace('-', '_');
    try (var all = Files.list(proc)) {
      return all.filter(ProcessTable::isProcess)
          .filter(
              process ->
                  read(process.resolve("cgroup"))
                      .filter(group -> group.contains(podUid) || group.contains(systemdSpelling))
                      .isPresent())
          .toList();
    }
  }

  /**
   * Proportional set size: shared pages are divided among those who map them, so a sum is honest.
   */
  long proportionalBytes(List<Path> processes) {
    return processes.stream()
        .flatMap(process -> read(process.resolve("smaps_rollup")).stream())
        .mapToLong(ProcessTable::proportionalBytes)
        .sum();
  }

  double cpuSeconds(List<Path> processes) {
    return processes.stream()
        .flatMap(process -> read(process.resolve("stat")).stream())
        .mapToDouble(ProcessTable::cpuSeconds)
        .sum();
  }

  static long proportionalBytes(String rollup) {
    return rollup
        .lines()
        .filter(line -> line.startsWith("Pss:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
        .sum();
  }

  /**
   * The name of the command stands in parentheses and may hold blanks; fields count from behind it.
   */
  static double cpuSeconds(String stat) {
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]))
        / TICKS_PER_SECOND;
  }

  private static boolean isProcess(Path path) {
    return path.getFileName().toString().chars().allMatch(Character::isDigit);
  }

  /** Empty when the process ended between being listed and being read. */
  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
