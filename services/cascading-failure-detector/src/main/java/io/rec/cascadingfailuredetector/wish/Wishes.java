package io.rec.cascadingfailuredetector.wish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import io.rec.platform.persistence.ComponentState;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for restarts, and remembers over its own restarts what it asked for: a detector that forgets
 * is a restart storm. Belongs to the thread of the checks.
 */
@Singleton
public final class Wishes {

  private static final Logger LOG = LoggerFactory.getLogger(Wishes.class);
  private static final String STATE = "wishes";

  private final RecoveryRequest request;
  private final PersonWishes people;
  private final ComponentState state;
  private final ObjectMapper json;
  private final MeterRegistry meters;
  private final Clock clock;
  private final WishPolicy policy = WishPolicy.STANDARD;
  private volatile List<Wish> made = List.of();
  private boolean recalled;

  Wishes(
      RecoveryRequest request,
      PersonWishes people,
      ComponentState state,
      ObjectMapper json,
      MeterRegistry meters,
      Clock clock) {
    this.request = request;
    this.people = people;
    this.state = state;
    this.json = json;
    this.meters = meters;
    this.clock = clock;
  }

  /** What was asked for lately, the oldest first. */
  public List<Wish> made() {
    return policy.recent(made, clock.instant());
  }

  /** At most one wish, for the first that may have one; what is done about each, in words. */
  public Map<String, String> consider(List<Candidate> candidates) throws InterruptedException {
    remind();
    Map<String, String> words = new TreeMap<>();
    boolean asked = false;
    for (Candidate candidate : candidates) {
      Decision decision = policy.decide(candidate, made, clock.instant());
      if (decision instanceof Decision.Ask && !asked) {
        asked = true;
        words.put(candidate.component(), ask(candidate));
      } else {
        words.put(candidate.component(), decision.words());
      }
    }
    return words;
  }

  private String ask(Candidate candidate) throws InterruptedException {
    Instant now = clock.instant();
    Wish wish = Wish.of(candidate.component(), candidate.evidence(), now);
    try {
      recall();
      if (!(policy.decide(candidate, made, now) instanceof Decision.Ask)) {
        return "a restart was asked for before this process began";
      }
      Optional<String> person = afterPerson(now);
      if (person.isPresent()) {
        return person.get();
      }
      // Stored before it is sent: whatever happens in between counts as a wish.
      remember(wish);
    } catch (SQLException | IOException forgetful) {
      return "no restart is asked for while it cannot be remembered: " + forgetful.getMessage();
    }
    String outcome = request.write(wish);
    tell(wish, outcome);
    try {
      remember(wish.with(outcome));
    } catch (SQLException | IOException inDoubt) {
      LOG.warn("the outcome of the wish {} is not stored: {}", wish.nonce(), inDoubt.getMessage());
    }
    return outcome.equals(Wish.ASKED)
        ? "a restart was asked for as " + wish.nonce()
        : "a restart could not be asked for: " + outcome;
  }

  /** What a person asked for lies in the same object, and has to show what it did. */
  private Optional<String> afterPerson(Instant now) throws SQLException, IOException {
    return people
        .newest()
        .filter(wish -> wish.at().plus(policy.pause()).isAfter(now))
        .map(
            wish ->
                new Decision.Later(
                        wish.at().plus(policy.pause()),
                        "the restart of %s that %s asked for has to show what it did"
                            .formatted(wish.component(), wish.by()))
                    .words());
  }

  private void tell(Wish wish, String outcome) {
    boolean asked = outcome.equals(Wish.ASKED);
    (asked ? LOG.atInfo() : LOG.atWarn())
        .addKeyValue("component", wish.component())
        .addKeyValue("nonce", wish.nonce())
        .addKeyValue("evidence", wish.evidence())
        .log("restart of {}: {}", wish.component(), outcome);
    Counter.builder("recio.detector.wishes")
        .description("Restarts asked of the operator")
        .tag("component", wish.component())
        .tag("outcome", asked ? "asked" : "failed")
        .register(meters)
        .increment();
  }

  /** What cannot be recalled now is recalled before the next wish. */
  private void remind() {
    try {
      recall();
    } catch (SQLException | IOException away) {
      LOG.debug("earlier wishes are not known yet", away);
    }
  }

  private void recall() throws SQLException, IOException {
    if (recalled) {
      return;
    }
    Optional<String> stored = state.load(STATE);
    if (stored.isPresent()) {
      @Nullable List<Wish> read = json.readValue(stored.get(), Argument.listOf(Wish.class));
      made = read == null ? List.of() : List.copyOf(read);
    }
    recalled = true;
  }

  private void remember(Wish wish) throws SQLException, IOException {
    List<Wish> all =
        new ArrayList<>(
            policy.recent(made, clock.instant()).stream()
                .filter(other -> !other.nonce().equals(wish.nonce()))
                .toList());
    all.add(wish);
    state.save(STATE, json.writeValueAsString(all));
    made = List.copyOf(all);
  }
}
