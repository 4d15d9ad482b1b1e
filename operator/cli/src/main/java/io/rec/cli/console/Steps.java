package io.rec.cli.console;

/** The steps of a command, one after another. */
public interface Steps {
  /** Begins a step; the former one must be closed. */
  Step begin(String title);

  /** A line between steps that stays on the screen. */
  void note(String line);
}
