package io.rec.e2e.desk;

import java.util.Optional;

/** Owns the one desk of the run: brings it up when first asked for and takes it down at the end. */
public final class Stage implements AutoCloseable {
  private final Surroundings surroundings;
  private final Recio recio;
  private Optional<Desk> desk = Optional.empty();

  Stage(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.recio = new Recio(surroundings);
  }

  public Recio recio() {
    return recio;
  }

  /** The desk; a test that took it down leaves it to the next one to have it brought up again. */
  public synchronized Desk desk() {
    if (desk.isEmpty()) {
      recio.run("up").succeeded();
      desk = Optional.of(Desk.open(surroundings, recio));
    }
    return desk.orElseThrow();
  }

  synchronized void putBack() {
    desk.ifPresent(Desk::putBack);
  }

  /** Closes the connections to the desk before a test runs {@code recio down} itself. */
  public synchronized void letGo() {
    desk.ifPresent(Desk::close);
    desk = Optional.empty();
  }

  @Override
  public synchronized void close() {
    var wasUp = desk.isPresent();
    letGo();
    if (wasUp && !surroundings.keep()) {
      recio.run("down").succeeded();
    }
  }
}
