package io.rec.cli.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines of an output: what a person needs of a failed build. Written by one thread. */
final class Tail {
  private static final int KEPT = 30;

  private final Deque<String> lines = new ArrayDeque<>();

  void add(String line) {
    if (lines.size() == KEPT) {
      lines.removeFirst();
    }
    lines.addLast(line);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
