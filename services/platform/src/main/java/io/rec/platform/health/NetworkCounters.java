package io.rec.platform.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes in and out over all interfaces but loopback, from /proc/net/dev. */
record NetworkCounters(Path file) {

  private static final Pattern LINE =
      Pattern.compile("\\s*(\\S+):\\s*(\\d+)(?:\\s+\\d+){7}\\s+(\\d+).*");
  private static final int RECEIVED = 2;
  private static final int SENT = 3;

  OptionalLong received() {
    return sum(RECEIVED);
  }

  OptionalLong sent() {
    return sum(SENT);
  }

  private OptionalLong sum(int column) {
    try {
      return OptionalLong.of(
          Files.readAllLines(file).stream()
              .map(LINE::matcher)
              .filter(Matcher::matches)
              .filter(line -> !line.group(1).equals("lo"))
              .mapToLong(line -> Long.parseLong(line.group(column)))
              .sum());
    } catch (IOException absent) {
      return OptionalLong.empty();
    }
  }
}
