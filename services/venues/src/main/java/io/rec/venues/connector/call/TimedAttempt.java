package io.rec.venues.connector.call;

import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.rec.venues.connector.ConnectorConnectionException;
import io.rec.venues.connector.ConnectorException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Runs an attempt on a thread of its own and ends it when its time is over. */
final class TimedAttempt {

  /** An interrupted call ends at once; this only guards against one that does not. */
  private static final Duration ENDING = Duration.ofSeconds(1);

  private final String connector;
  private final ConnectorTime time;
  private final TimeLimiter limiter;

  TimedAttempt(String connector, Duration usual, ConnectorTime time) {
    this.connector = connector;
    this.time = time;
    this.limiter =
        TimeLimiter.of(
            connector,
            TimeLimiterConfig.custom().timeoutDuration(usual).cancelRunningFuture(true).build());
  }

  <T> T run(String operation, Attempt<T> attempt, Duration left)
      throws ConnectorException, InterruptedException {
    Duration usual = limiter.getTimeLimiterConfig().getTimeoutDuration();
    Duration limit = usual.compareTo(left) < 0 ? usual : left;
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        Thread.ofVirtual().name("connector-" + connector).start(() -> complete(result, attempt));
    try {
      T value = time.await(result, limit);
      limiter.onSuccess();
      return value;
    } catch (TimeoutException late) {
      limiter.onError(late);
      end(thread);
      throw ConnectorConnectionException.broken(
          "%s: %s had no answer within %d ms".formatted(connector, operation, limit.toMillis()));
    } catch (ExecutionException failed) {
      limiter.onError(failed);
      throw rethrown(failed);
    } catch (InterruptedException interrupted) {
      end(thread);
      throw interrupted;
    }
  }

  private static <T> void complete(CompletableFuture<T> result, Attempt<T> attempt) {
    try {
      result.complete(attempt.run());
    } catch (Throwable failed) {
      // The thread's edge: the caller gets it, whatever it is.
      result.completeExceptionally(failed);
    }
  }

  /** What has not ended may still send something, and nobody would know. */
  private static void end(Thread thread) throws InterruptedException {
    thread.interrupt();
    thread.join(ENDING);
  }

  private static ConnectorException rethrown(ExecutionException failed)
      throws InterruptedException {
    Throwable cause = failed.getCause();
    return switch (cause) {
      case ConnectorException known -> known;
      case InterruptedException interrupted -> throw interrupted;
      case RuntimeException broken -> throw broken;
      case Error error -> throw error;
      case null, default -> throw new IllegalStateException(failed);
    };
  }
}
