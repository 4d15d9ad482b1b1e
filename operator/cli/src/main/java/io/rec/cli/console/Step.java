package io.rec.cli.console;

/**
 * One step of a command while it runs. Closing a step that was not marked as done shows it as
 * failed, so a step in try-with-resources is reported rightly on every way out.
 */
public interface Step extends AutoCloseable {
  /** What is happening right now, in a few words. */
  void tell(String detail);

  /** How far it is, {@code 0 <= done <= total}. */
  void reached(int done, int total);

  /** The step succeeded; {@code result} is shown behind its title. */
  void done(String result);

  @Override
  void close();
}
