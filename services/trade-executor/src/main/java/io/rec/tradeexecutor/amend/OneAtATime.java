package io.rec.tradeexecutor.amend;

import io.micronaut.http.HttpStatus;
import io.rec.platform.http.ProblemException;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** Keeps amendments of one order apart within this process; a few orders share a lock. */
@Singleton
final class OneAtATime {

  private static final int LOCKS = 64;
  private static final long PATIENCE_SECONDS = 25;

  private final ReentrantLock[] locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

  interface Work<T> {
    T done() throws SQLException, InterruptedException;
  }

  <T> T on(String orderId, Work<T> work) throws SQLException, InterruptedException {
    ReentrantLock lock = locks[Math.floorMod(orderId.hashCode(), LOCKS)];
    if (!lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new ProblemException(
          HttpStatus.SERVICE_UNAVAILABLE,
          "AmendmentUnderway",
          "Order %s is being amended by another request.".formatted(orderId));
    }
    try {
      return work.done();
    } finally {
      lock.unlock();
    }
  }
}
