package io.rec.mainapp.live;

import io.rec.platform.events.Announcements;
import io.rec.platform.events.Fact;
import io.rec.platform.events.Facts;
import io.rec.platform.events.Listener;
import io.rec.platform.events.Outbox;
import io.rec.platform.events.OutboxReader;
import io.rec.platform.events.Subscription;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Every fact from now on to every page of this pod, in order and without a gap. It keeps no offset
 * in the database: each pod sees all facts, and a page that comes back says which it has seen.
 */
@Singleton
final class FactFeed {

  private static final Duration PERIOD = Duration.ofSeconds(1);

  /** What an order states within some milliseconds is read together. */
  private static final Duration GAP = Duration.ofMillis(10);

  private static final int PORTION = 500;
  private static final int REMEMBERED = 5000;
  private static final int BEFORE = 50;

  private final OutboxReader reader;
  private final Announcements announcements;
  private final FactFrames frames;
  private final FanOut fanOut;
  private final RoleLoop loop;
  private final ReentrantLock turn = new ReentrantLock();
  private final Deque<Frame> recent = new ArrayDeque<>();

  /** The newest of those with which a feed begins. */
  private final Deque<Fact> before = new ArrayDeque<>();

  private final List<Consumer<Fact>> followers = new CopyOnWriteArrayList<>();
  private long recentSince;
  private long offset = -1;
  private @Nullable Subscription subscription;

  FactFeed(
      OutboxReader reader,
      Announcements announcements,
      FactFrames frames,
      FanOut fanOut,
      Loops loops) {
    this.reader = reader;
    this.announcements = announcements;
    this.frames = frames;
    this.fanOut = fanOut;
    this.loop = new RoleLoop(loops, "fact-feed", PERIOD, GAP, this::pass);
  }

  /** Begins with the newest fact. */
  synchronized void start() throws SQLException {
    if (offset < 0) {
      remember(reader.newest(), reader.last(FactFrames.remembered(), BEFORE));
    }
    loop.start();
    if (subscription == null) {
      subscription = announcements.listen(Outbox.CHANNEL, Listener.of(loop::wake));
    }
  }

  /** What was stated between the two looks is heard as news. */
  private void remember(long newest, List<Fact> stored) {
    turn.lock();
    try {
      stored.stream().filter(fact -> fact.id() <= newest).forEach(before::addLast);
      offset = newest;
      recentSince = newest;
    } finally {
      turn.unlock();
    }
  }

  synchronized void stop() {
    if (subscription != null) {
      subscription.close();
      subscription = null;
    }
    loop.stop();
  }

  /** Told of each fact before the pages are. */
  void follow(Consumer<Fact> follower) {
    followers.add(follower);
  }

  /** Lets a client in: it is offered every fact after the one that is returned. */
  long join(Client client) {
    turn.lock();
    try {
      client.joined(offset);
      fanOut.add(client);
      return offset;
    } finally {
      turn.unlock();
    }
  }

  /** What a page that has seen none yet begins its feed with. */
  List<Fact> before(Client client) {
    turn.lock();
    try {
      return before.stream().filter(fact -> fact.id() <= client.joinedAt()).toList();
    } finally {
      turn.unlock();
    }
  }

  /** The facts after one and up to another; complete is whether none of them was forgotten. */
  record Missed(List<Frame> frames, boolean complete) {}

  /** What a page missed, from memory or from the database; the newest if there were too many. */
  Missed between(long after, long upTo) throws SQLException {
    turn.lock();
    try {
      if (after >= recentSince) {
        return new Missed(
            recent.stream().filter(frame -> isBetween(frame, after, upTo)).toList(), true);
      }
    } finally {
      turn.unlock();
    }
    return stored(after, upTo);
  }

  private Missed stored(long after, long upTo) throws SQLException {
    boolean complete = after >= reader.trimmed();
    Deque<Frame> found = new ArrayDeque<>();
    long from = after;
    Facts facts;
    do {
      facts = reader.after(from, FactFrames.topics(), PORTION);
      for (Fact fact : facts.facts()) {
        if (fact.id() <= upTo) {
          found.addLast(frames.frame(fact));
        }
      }
      from = facts.next();
      while (found.size() > REMEMBERED) {
        found.removeFirst();
        complete = false;
      }
    } while (facts.more() && from < upTo);
    return new Missed(List.copyOf(found), complete);
  }

  private void pass() throws SQLException {
    Facts facts;
    do {
      facts = reader.after(offset, FactFrames.topics(), PORTION);
      facts.facts().forEach(fact -> followers.forEach(follower -> follower.accept(fact)));
      tell(facts);
    } while (facts.more());
  }

  private void tell(Facts facts) {
    List<Frame> made = new ArrayList<>();
    facts.facts().forEach(fact -> made.add(frames.frame(fact)));
    turn.lock();
    try {
      offset = facts.next();
      facts.facts().stream()
          .filter(fact -> FactFrames.remembered().contains(fact.topic()))
          .forEach(before::addLast);
      while (before.size() > BEFORE) {
        before.removeFirst();
      }
      for (Frame frame : made) {
        recent.addLast(frame);
        if (recent.size() > REMEMBERED) {
          recentSince = recent.removeFirst().fact().orElse(recentSince);
        }
      }
      if (!made.isEmpty()) {
        fanOut.offer(made);
      }
    } finally {
      turn.unlock();
    }
  }

  private static boolean isBetween(Frame frame, long after, long upTo) {
    long id = frame.fact().orElse(0);
    return id > after && id <= upTo;
  }
}
