package io.rec.venues.kalshi.feed;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.clock.SkewMeter;
import io.rec.venues.kalshi.book.BookSnapshot;
import io.rec.venues.sequence.Arrival;
import io.rec.venues.stream.ResyncNeeded;
import io.rec.venues.stream.StreamLimits;
import io.rec.venues.stream.StreamSender;
import io.rec.venues.stream.StreamUser;
import io.rec.venues.stream.Waits;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Follows a set of markets, which may change at any time, and subscribes all of it anew on each
 * connection. After a gap in a sequence all books of that subscription are stale until their own
 * snapshots came; an answer that does not come in ten seconds ends the connection.
 */
public final class MarketFeed implements StreamUser {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Snapshots of a full book have a megabyte. */
  private static final int LONGEST_MESSAGE = 4 * 1024 * 1024;

  /** The subscription is over and has to be made again. */
  private static final Set<Long> TERMINAL_ERRORS = Set.of(10L, 25L);

  private final FeedPlan plan;
  private final NewsReader reader;
  private final NewsDesk desk;
  private final SkewMeter skew;
  private final Clock clock;
  private final FeedCounters counters = new FeedCounters();
  private final ReentrantLock lock = new ReentrantLock();
  private Set<String> wanted = Set.of();
  private @Nullable Subscriptions subscriptions;
  private String sendFailure = "";

  public MarketFeed(
      ObjectMapper json, FeedPlan plan, MarketNews news, SkewMeter skew, Clock clock) {
    this.plan = plan;
    this.reader = new NewsReader(json);
    this.desk = new NewsDesk(news, reader, skew, clock, counters);
    this.skew = skew;
    this.clock = clock;
  }

  /** The exchange pings every ten seconds; no frame and no ping for thirty is a dead link. */
  public static StreamLimits limits(Waits waits) {
    return new StreamLimits(
        PATIENCE, PATIENCE, Duration.ofSeconds(12), Duration.ofSeconds(30), LONGEST_MESSAGE, waits);
  }

  /** Follows these markets from now on, and no others. */
  public void watch(Set<String> tickers) throws InterruptedException {
    tickers.forEach(FeedPlan::plain);
    lock.lockInterruptibly();
    try {
      wanted = Set.copyOf(tickers);
      if (subscriptions != null) {
        strive(subscriptions);
      }
    } catch (IOException failed) {
      // The connection is over: the next look says so, and the new one subscribes what is wanted.
      sendFailure = String.valueOf(failed.getMessage());
    } finally {
      lock.unlock();
    }
  }

  /** The whole book as it is now; empty while it is stale or not watched. */
  public Optional<BookSnapshot> book(String ticker) {
    lock.lock();
    try {
      return desk.book(ticker);
    } finally {
      lock.unlock();
    }
  }

  /** The watched markets whose books wait for a snapshot. */
  public Set<String> stale() {
    lock.lock();
    try {
      return desk.stale();
    } finally {
      lock.unlock();
    }
  }

  public MarketFeedFigures figures() {
    return counters.figures();
  }

  public SkewMeter skew() {
    return skew;
  }

  @Override
  public void opened(StreamSender sender) throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      sendFailure = "";
      Subscriptions fresh = new Subscriptions(sender, plan.indexIds(), clock);
      subscriptions = fresh;
      strive(fresh);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean acknowledged() {
    lock.lock();
    try {
      return subscriptions != null && subscriptions.settled();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void look() throws ResyncNeeded {
    lock.lock();
    try {
      Subscriptions now = subscriptions;
      if (now == null) {
        return;
      }
      if (!sendFailure.isEmpty()) {
        throw new ResyncNeeded(sendFailure);
      }
      Optional<String> late =
          now.overdue(clock.instant().minus(PATIENCE))
              .map(each -> "answer about channel " + each.channel().word())
              .or(() -> desk.overdue(PATIENCE).map(ticker -> "snapshot of " + ticker));
      if (late.isPresent()) {
        throw new ResyncNeeded("no %s in %d s".formatted(late.get(), PATIENCE.toSeconds()));
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void lost(String reason) {
    lock.lock();
    try {
      subscriptions = null;
      desk.lostAll(reason);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void message(String text) throws MalformedMessage, ResyncNeeded {
    Fields message = reader.message(text);
    lock.lock();
    try {
      Subscriptions now = subscriptions;
      if (now != null) {
        follow(message, now);
      }
    } catch (IOException failed) {
      throw new ResyncNeeded(String.valueOf(failed.getMessage()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ResyncNeeded("interrupted while sending");
    } finally {
      lock.unlock();
    }
  }

  private void follow(Fields message, Subscriptions now)
      throws MalformedMessage, ResyncNeeded, IOException, InterruptedException {
    switch (message.text("type")) {
      case "subscribed" -> {
        now.subscribed(message.whole("id"), message.object("msg").whole("sid"));
        strive(now);
      }
      case "ok" -> {
        news(message, now);
        now.updated(message.optionalWhole("id").orElse(0));
        strive(now);
      }
      case "error" -> refused(message, now);
      default -> {
        Optional<Subscription> of = news(message, now);
        if (of.isPresent()) {
          desk.tell(message, of.get(), now);
        }
      }
    }
  }

  private void refused(Fields message, Subscriptions now)
      throws MalformedMessage, ResyncNeeded, IOException, InterruptedException {
    counters.errors.increment();
    Fields error = message.object("msg");
    long code = error.whole("code");
    Optional<Subscription> over = subscription(message, now);
    if (!TERMINAL_ERRORS.contains(code) || over.isEmpty()) {
      throw new ResyncNeeded(
          "the exchange answered error %d %s".formatted(code, error.textOr("msg", "")));
    }
    now.ended(over.get());
    desk.ended(over.get(), "subscription ended with error " + code);
    strive(now);
  }

  /** The message's subscription when it is news; asks for what is missing before it. */
  private Optional<Subscription> news(Fields message, Subscriptions now)
      throws MalformedMessage, IOException, InterruptedException {
    Optional<Subscription> of = subscription(message, now);
    if (of.isEmpty()) {
      counters.strays.increment();
      return of;
    }
    OptionalLong seq = message.optionalWhole("seq");
    if (seq.isEmpty() || !of.get().channel.sequenced()) {
      return of;
    }
    switch (of.get().sequence.arrived(seq.getAsLong())) {
      case Arrival.Due due -> {
        return of;
      }
      case Arrival.Gap gap -> {
        desk.missed(of.get(), gap.missing(), now);
        return of;
      }
      case Arrival.Repeated repeated -> counters.duplicates.increment();
      case Arrival.Late late -> counters.late.increment();
    }
    return Optional.empty();
  }

  private static Optional<Subscription> subscription(Fields message, Subscriptions now)
      throws MalformedMessage {
    OptionalLong sid = message.optionalWhole("sid");
    return sid.isPresent() ? now.of(sid.getAsLong()) : Optional.empty();
  }

  private void strive(Subscriptions now) throws IOException, InterruptedException {
    now.strive(Channel.TICKER, wanted);
    if (plan.books()) {
      desk.keep(wanted);
      now.strive(Channel.BOOK, wanted);
    }
    if (plan.lifecycle()) {
      now.strive(Channel.LIFECYCLE, Set.of());
    }
    if (!plan.indexIds().isEmpty()) {
      now.strive(Channel.INDEX, Set.of());
    }
  }
}
