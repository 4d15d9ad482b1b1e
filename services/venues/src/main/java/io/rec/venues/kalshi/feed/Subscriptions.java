package io.rec.venues.kalshi.feed;

import io.rec.venues.stream.StreamSender;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is subscribed on the open connection, and what was asked for and not answered yet. Guarded
 * by the feed's lock.
 */
final class Subscriptions {

  /** A command on its way. The subscription that it changes is null for a new one. */
  record Pending(
      Channel channel,
      @Nullable Subscription of,
      Set<String> added,
      Set<String> deleted,
      Instant since) {}

  private final StreamSender sender;
  private final Set<String> indexIds;
  private final Clock clock;
  private final Map<Long, Pending> pending = new HashMap<>();
  private final Map<Channel, Subscription> active = new EnumMap<>(Channel.class);
  private long lastId;

  Subscriptions(StreamSender sender, Set<String> indexIds, Clock clock) {
    this.sender = sender;
    this.indexIds = indexIds;
    this.clock = clock;
  }

  boolean settled() {
    return pending.isEmpty();
  }

  Optional<Pending> overdue(Instant since) {
    return pending.values().stream().filter(each -> each.since().isBefore(since)).findFirst();
  }

  Optional<Subscription> of(Channel channel) {
    return Optional.ofNullable(active.get(channel));
  }

  Optional<Subscription> of(long sid) {
    return active.values().stream().filter(each -> each.sid == sid).findFirst();
  }

  /** Sends what brings the channel nearer to these markets, one command at a time. */
  void strive(Channel channel, Set<String> wanted) throws IOException, InterruptedException {
    if (pending.values().stream().anyMatch(each -> each.channel() == channel)) {
      return;
    }
    Subscription now = active.get(channel);
    if (now == null) {
      if (!channel.ofMarkets() || !wanted.isEmpty()) {
        long id = expect(new Pending(channel, null, wanted, Set.of(), clock.instant()));
        sender.send(Commands.subscribe(id, channel, wanted, indexIds));
      }
      return;
    }
    Set<String> added = without(wanted, now.tickers);
    Set<String> deleted = without(now.tickers, wanted);
    if (channel.ofMarkets() && !added.isEmpty()) {
      long id = expect(new Pending(channel, now, added, Set.of(), clock.instant()));
      sender.send(Commands.update(id, now, "add_markets", added));
    } else if (channel.ofMarkets() && !deleted.isEmpty()) {
      long id = expect(new Pending(channel, now, Set.of(), deleted, clock.instant()));
      sender.send(Commands.update(id, now, "delete_markets", deleted));
    }
  }

  /** The answers are snapshots, so there is nothing else to expect. */
  void askSnapshots(Subscription of, Collection<String> tickers)
      throws IOException, InterruptedException {
    sender.send(Commands.update(++lastId, of, "get_snapshot", tickers));
  }

  /** The exchange accepted a new subscription; empty when we did not ask for it. */
  Optional<Subscription> subscribed(long id, long sid) {
    Pending asked = pending.remove(id);
    if (asked == null || asked.of() != null) {
      return Optional.empty();
    }
    Subscription made = new Subscription(asked.channel(), sid, asked.added());
    active.put(asked.channel(), made);
    return Optional.of(made);
  }

  /** The exchange accepted a change of markets. */
  Optional<Pending> updated(long id) {
    Pending asked = pending.remove(id);
    if (asked == null || asked.of() == null) {
      return Optional.empty();
    }
    asked.of().tickers.addAll(asked.added());
    asked.of().tickers.removeAll(asked.deleted());
    return Optional.of(asked);
  }

  /** The exchange ended a subscription. */
  void ended(Subscription over) {
    active.remove(over.channel, over);
    pending.values().removeIf(each -> over.equals(each.of()));
  }

  private long expect(Pending command) {
    pending.put(++lastId, command);
    return lastId;
  }

  private static Set<String> without(Set<String> all, Set<String> those) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(those);
    return rest;
  }
}
