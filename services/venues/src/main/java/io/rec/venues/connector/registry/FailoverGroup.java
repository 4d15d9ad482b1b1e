package io.rec.venues.connector.registry;

import io.rec.venues.connector.Connector;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.ConnectorRefusedException;
import io.rec.venues.connector.call.ConnectorTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connectors that stand in for each other, the primary first. One that has failed most of its
 * latest calls is asked last for a minute. Not for orders: two brokers would have two of them.
 */
public final class FailoverGroup<C extends Connector> {

  private static final Logger LOG = LoggerFactory.getLogger(FailoverGroup.class);
  private static final double DEMOTED = 0.5;
  private static final Duration REST = Duration.ofMinutes(1);

  /** What is asked of a member. */
  @FunctionalInterface
  public interface Question<C, T> {
    T ask(C member) throws ConnectorException, InterruptedException;
  }

  private final String name;
  private final List<C> members;
  private final ConnectorTime time;
  private final Map<String, Quality> qualities = new ConcurrentHashMap<>();

  public FailoverGroup(String name, List<C> members, ConnectorTime time) {
    if (members.isEmpty()) {
      throw new IllegalArgumentException("a group %s without a member".formatted(name));
    }
    this.name = name;
    this.members = List.copyOf(members);
    this.time = time;
    members.forEach(member -> qualities.put(member.name(), Quality.UNPROVEN));
  }

  public String name() {
    return name;
  }

  /** The first answer; the last member's error when none answers. */
  public <T> T ask(String operation, Question<C, T> question)
      throws ConnectorException, InterruptedException {
    List<C> order = order();
    for (C member : order.subList(0, order.size() - 1)) {
      try {
        return asked(member, question);
      } catch (ConnectorException failed) {
        if (failed instanceof ConnectorRefusedException refused
            && refused.reason() == ConnectorRefusedException.Reason.INVALID) {
          throw failed;
        }
        LOG.atWarn()
            .addKeyValue("group", name)
            .addKeyValue("connector", member.name())
            .log(
                "{} failed at {}, using a fallback: {}",
                member.name(),
                operation,
                failed.getMessage());
      }
    }
    return asked(order.getLast(), question);
  }

  public Map<String, Quality> qualities() {
    Map<String, Quality> ordered = new LinkedHashMap<>();
    members.forEach(member -> ordered.put(member.name(), quality(member)));
    return ordered;
  }

  /** Who is asked first now. */
  public C first() {
    return order().getFirst();
  }

  private List<C> order() {
    Instant now = time.now();
    List<C> good = new ArrayList<>();
    List<C> demoted = new ArrayList<>();
    for (C member : members) {
      (demoted(quality(member), now) ? demoted : good).add(member);
    }
    good.addAll(demoted);
    return good;
  }

  private static boolean demoted(Quality quality, Instant now) {
    return quality.score() < DEMOTED
        && quality.lastFailure().map(at -> at.plus(REST).isAfter(now)).orElse(false);
  }

  private <T> T asked(C member, Question<C, T> question)
      throws ConnectorException, InterruptedException {
    long began = time.nanos();
    boolean answered = false;
    try {
      member.ensureConnected();
      T answer = question.ask(member);
      answered = true;
      return answer;
    } finally {
      Duration took = Duration.ofNanos(time.nanos() - began);
      Instant now = time.now();
      boolean succeeded = answered;
      qualities.compute(
          member.name(),
          (key, known) -> {
            Quality before = known == null ? Quality.UNPROVEN : known;
            return succeeded ? before.succeeded(took) : before.failed(now);
          });
    }
  }

  private Quality quality(C member) {
    return qualities.getOrDefault(member.name(), Quality.UNPROVEN);
  }
}
