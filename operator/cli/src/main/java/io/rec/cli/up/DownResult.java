package io.rec.cli.up;

import java.util.List;

/** What {@code down} has removed, or would remove; empty if there was nothing. */
public record DownResult(List<String> removed) {
  public DownResult {
    removed = List.copyOf(removed);
  }
}
