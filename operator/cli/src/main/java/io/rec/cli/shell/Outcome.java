package io.rec.cli.shell;

import java.util.List;

/**
 * How a program ended.
 *
 * @param errors the last lines of its standard error
 */
public record Outcome(int code, List<String> output, List<String> errors) {
  public boolean good() {
    return code == 0;
  }

  public String lastError() {
    return errors.isEmpty() ? "exit code " + code : errors.getLast();
  }
}
