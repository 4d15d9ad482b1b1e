package io.rec.cascadingfailuredetector.wish;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import io.rec.platform.persistence.ComponentState;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands on what people ask for on the page, each request once. Like its own wishes they are stored
 * before they are sent: a request that was answered long ago must not be written over a newer one.
 */
@Singleton
public final class PersonWishes {

  private static final Logger LOG = LoggerFactory.getLogger(PersonWishes.class);
  private static final String STATE = "person-wishes";

  /** For this long a repetition is recognised. */
  private static final Duration REMEMBERED_FOR = Duration.ofDays(1);

  private static final int MOST = 200;

  private final RecoveryRequest request;
  private final ComponentState state;
  private final ObjectMapper json;
  private final Clock clock;
  private final ReentrantLock turn = new ReentrantLock();

  PersonWishes(RecoveryRequest request, ComponentState state, ObjectMapper json, Clock clock) {
    this.request = request;
    this.state = state;
    this.json = json;
    this.clock = clock;
  }

  /** Has it written where the operator reads, unless that was done before. */
  public Handed ask(RestartRequest asked) throws InterruptedException {
    turn.lockInterruptibly();
    try {
      return inTurn(asked);
    } catch (SQLException | IOException forgetful) {
      return new Handed.Failed(
          "no restart is asked for while it cannot be remembered: " + forgetful.getMessage());
    } finally {
      turn.unlock();
    }
  }

  /** When a person's wish was last sent, whether it is known to have arrived or not. */
  Optional<PersonWish> newest() throws SQLException, IOException {
    List<PersonWish> made = made();
    return made.isEmpty() ? Optional.empty() : Optional.of(made.getLast());
  }

  private Handed inTurn(RestartRequest asked)
      throws SQLException, IOException, InterruptedException {
    List<PersonWish> made = made();
    Optional<PersonWish> before =
        made.stream().filter(wish -> wish.nonce().equals(asked.requestId())).findFirst();
    if (before.isPresent()) {
      return again(before.get(), asked, made);
    }
    Instant now = clock.instant();
    Optional<Handed> busy = busy(made, now);
    if (busy.isPresent()) {
      return busy.get();
    }
    PersonWish wish = PersonWish.of(asked, now);
    remember(made, wish);
    return send(made, wish);
  }

  private Handed again(PersonWish before, RestartRequest asked, List<PersonWish> made)
      throws SQLException, IOException, InterruptedException {
    if (!before.asks(asked)) {
      return new Handed.Refused(
          "OtherRequest",
          "The request %s asked for the restart of %s by %s before; send another request id."
              .formatted(before.nonce(), before.component(), before.by()));
    }
    if (before.arrived()) {
      return new Handed.Done();
    }
    if (!made.getLast().nonce().equals(before.nonce())) {
      return new Handed.Refused(
          "Replaced",
          "Whether the operator got the request %s is not known, and another one followed it; look at the system's Events before you ask anew."
              .formatted(before.nonce()));
    }
    return send(made, before);
  }

  /** Two wishes in one object: the operator has to have read the first. */
  private Optional<Handed> busy(List<PersonWish> made, Instant now) {
    Instant last = made.isEmpty() ? Instant.EPOCH : made.getLast().at();
    Instant own = request.unaskedAt();
    Instant free = (own.isAfter(last) ? own : last).plus(RecoveryRequest.READ_WITHIN);
    if (!free.isAfter(now)) {
      return Optional.empty();
    }
    String who =
        own.isAfter(last)
            ? "Another restart"
            : "The restart of %s by %s".formatted(made.getLast().component(), made.getLast().by());
    return Optional.of(
        new Handed.Refused(
            "TooSoon",
            "%s was asked for a moment ago and the operator has to read it first; ask again in %d s."
                .formatted(who, Duration.between(now, free).plusMillis(999).toSeconds())));
  }

  private Handed send(List<PersonWish> made, PersonWish wish)
      throws SQLException, IOException, InterruptedException {
    String outcome = request.write(wish);
    PersonWish sent = wish.with(outcome);
    (sent.arrived() ? LOG.atInfo() : LOG.atWarn())
        .addKeyValue("component", wish.component())
        .addKeyValue("nonce", wish.nonce())
        .addKeyValue("by", wish.by())
        .addKeyValue("reason", wish.evidence())
        .log("restart of {} for a person: {}", wish.component(), outcome);
    try {
      remember(made, sent);
    } catch (SQLException | IOException inDoubt) {
      LOG.warn(
          "the outcome of the request {} is not stored: {}", wish.nonce(), inDoubt.getMessage());
    }
    return sent.arrived() ? new Handed.Done() : new Handed.Failed(outcome);
  }

  /** Read each time: a person asks seldom, and another pod may have asked before this one. */
  private List<PersonWish> made() throws SQLException, IOException {
    Optional<String> stored = state.load(STATE);
    if (stored.isEmpty()) {
      return List.of();
    }
    @Nullable List<PersonWish> read =
        json.readValue(stored.get(), Argument.listOf(PersonWish.class));
    return read == null ? List.of() : List.copyOf(read);
  }

  private void remember(List<PersonWish> made, PersonWish wish) throws SQLException, IOException {
    Instant from = clock.instant().minus(REMEMBERED_FOR);
    List<PersonWish> all =
        new ArrayList<>(
            made.stream()
                .filter(other -> other.at().isAfter(from) && !other.nonce().equals(wish.nonce()))
                .toList());
    all.add(wish);
    state.save(
        STATE, json.writeValueAsString(all.subList(Math.max(0, all.size() - MOST), all.size())));
  }
}
