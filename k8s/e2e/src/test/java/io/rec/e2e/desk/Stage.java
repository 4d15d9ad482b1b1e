package io.rec.e2e.desk;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Owns the one desk of the run: brings it up from nothing when first asked for and takes it down at
 * the end.
 */
public final class Stage implements AutoCloseable {
  private final Surroundings surroundings;
  private final Recio recio;
  private Optional<Desk> desk = Optional.empty();
  private Optional<Throwable> neverCameUp = Optional.empty();

  Stage(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.recio = new Recio(surroundings);
    if (!surroundings.keep()) {
      // A run that was cut off leaves its database behind, which a newer schema may not fit.
      recio.run("down").succeeded();
    }
  }

  public Recio recio() {
    return recio;
  }

  /** The same command of another checkout, for the same clusters. */
  public Recio recioOf(Path checkout) {
    return new Recio(surroundings.at(checkout));
  }

  /** The desk that somebody else brought up meanwhile. */
  public synchronized Desk found() {
    desk = Optional.of(Desk.open(surroundings, recio));
    return desk.orElseThrow();
  }

  /** The desk; a test that took it down leaves it to the next one to have it brought up again. */
  public synchronized Desk desk() {
    if (desk.isEmpty()) {
      desk = Optional.of(broughtUp());
    }
    return desk.orElseThrow();
  }

  /** Is said at once to every class after the first: none of them could change it by waiting. */
  private Desk broughtUp() {
    if (neverCameUp.isPresent()) {
      throw new IllegalStateException("the desk did not come up", neverCameUp.get());
    }
    try {
      recio.run("up").succeeded();
      return Desk.open(surroundings, recio);
    } catch (RuntimeException | AssertionError e) {
      neverCameUp = Optional.of(e);
      throw e;
    }
  }

  /** On a slow machine a role may want a moment more just after the desk came up. */
  synchronized void awaitReady() {
    desk.ifPresent(Desk::awaitReady);
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
