package io.rec.cli.state;

import java.time.Instant;
import java.util.Optional;

/**
 * The process behind the dashboard's address.
 *
 * @param startedAt as the operating system tells it: a process with the same number but another
 *     start is a stranger
 * @param route what it forwards to; another route needs another process
 */
public record Forward(long pid, Instant startedAt, int port, String route) {
  /** The running process, if it is still the one that was started. */
  public Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(handle -> handle.info().startInstant().map(startedAt::equals).orElse(false));
  }
}
