package io.rec.platform.names;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * A name whose server is silent or fails has the address that it had. A position has to be closed
 * and a person to be called while the cluster's DNS is away, and Services keep their addresses. The
 * system's own look-up would hold up the caller for most of a minute, past every deadline of a
 * request, and fail then.
 *
 * <p>That there is no such name is an answer, and believed.
 */
final class RememberingResolver implements InetAddressResolver {

  /** What getaddrinfo says when it has no answer; all else it says is one. */
  private static final List<String> NO_ANSWER =
      List.of(
          "Temporary failure in name resolution",
          "Non-recoverable failure in name resolution",
          "System error");

  private final InetAddressResolver system;
  private final Patience patience;
  private final Map<Question, Known> known = new ConcurrentHashMap<>();
  private final Map<Question, CompletableFuture<List<InetAddress>>> asked =
      new ConcurrentHashMap<>();

  /** The name that was not told first, until it is. */
  private final AtomicReference<@Nullable String> untold = new AtomicReference<>();

  // Threads of the platform: a look-up of the system would pin the carrier of a virtual one.
  private final Executor threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("names-", 0).factory());

  RememberingResolver(InetAddressResolver system, Patience patience) {
    this.system = system;
    this.patience = patience;
  }

  @Override
  public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
      throws UnknownHostException {
    Question question = new Question(host, policy.characteristics());
    Optional<List<InetAddress>> remembered =
        Optional.ofNullable(known.get(question))
            .filter(last -> last.isYoungerThan(patience.memory()))
            .map(Known::addresses);
    Duration limit = remembered.isPresent() ? patience.known() : patience.unknown();
    try {
      List<InetAddress> told = ask(question, policy).get(limit.toNanos(), TimeUnit.NANOSECONDS);
      tellAnswered(host);
      return told.stream();
    } catch (ExecutionException failed) {
      UnknownHostException why = why(host, failed.getCause());
      if (isAnswer(why)) {
        throw why;
      }
      tellSilent(host);
      return remembered.orElseThrow(() -> why).stream();
    } catch (TimeoutException late) {
      tellSilent(host);
      return remembered.orElseThrow(() -> unanswered(host, limit)).stream();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw why(host, interrupted);
    }
  }

  @Override
  public String lookupByAddress(byte[] address) throws UnknownHostException {
    return system.lookupByAddress(address);
  }

  /** One question for each name at a time, however many wait for it. */
  private CompletableFuture<List<InetAddress>> ask(Question question, LookupPolicy policy) {
    return asked.computeIfAbsent(
        question,
        name -> {
          CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
          threads.execute(() -> answer(name, policy, answer));
          return answer;
        });
  }

  private void answer(
      Question question, LookupPolicy policy, CompletableFuture<List<InetAddress>> answer) {
    try {
      List<InetAddress> addresses = system.lookupByName(question.host(), policy).toList();
      known.put(question, new Known(addresses, System.nanoTime()));
      asked.remove(question);
      answer.complete(addresses);
    } catch (UnknownHostException | RuntimeException | Error failed) {
      // Whatever it is, those who wait are told, and the next one may ask again.
      asked.remove(question);
      answer.completeExceptionally(failed);
    }
  }

  private static UnknownHostException why(String host, @Nullable Throwable cause) {
    if (cause instanceof UnknownHostException same) {
      return same;
    }
    UnknownHostException why = new UnknownHostException(host);
    why.initCause(cause);
    return why;
  }

  private static boolean isAnswer(UnknownHostException why) {
    String words = String.valueOf(why.getMessage());
    return NO_ANSWER.stream().noneMatch(words::endsWith);
  }

  private static UnknownHostException unanswered(String host, Duration limit) {
    return new UnknownHostException(
        "%s: no name server answered within %d ms".formatted(host, limit.toMillis()));
  }

  /** The change is worth a line, each look-up is not. */
  private void tellSilent(String host) {
    if (untold.compareAndSet(null, host)) {
      log(Level.WARN, host, "the name server does not answer, known names keep their address");
    }
  }

  private void tellAnswered(String host) {
    if (host.equals(untold.get()) && untold.getAndSet(null) != null) {
      log(Level.INFO, host, "the name server answers again");
    }
  }

  private static void log(Level level, String host, String words) {
    // Not before: a logger that is made inside the first look-up would look up names itself.
    LoggerFactory.getLogger(RememberingResolver.class)
        .atLevel(level)
        .addKeyValue("host", host)
        .log(words);
  }

  private record Question(String host, int characteristics) {}

  private record Known(List<InetAddress> addresses, long toldAt) {

    boolean isYoungerThan(Duration age) {
      return System.nanoTime() - toldAt < age.toNanos();
    }
  }
}
