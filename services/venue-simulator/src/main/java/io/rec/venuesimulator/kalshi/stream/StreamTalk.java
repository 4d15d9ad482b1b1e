package io.rec.venuesimulator.kalshi.stream;

import io.rec.venuesimulator.account.Account;
import io.rec.venuesimulator.account.Tier;
import io.rec.venuesimulator.account.TokenBucket;
import io.rec.venuesimulator.exchange.Exchange;
import io.rec.venuesimulator.server.Outlet;
import io.rec.venuesimulator.server.Talk;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** One connection: its commands and its subscriptions, which its lock guards. */
final class StreamTalk implements Talk {

  private static final Tier.Rate COMMANDS = new Tier.Rate(10_000, 10_000);
  private static final Set<String> COMMANDS_WITH_PARAMS =
      Set.of("subscribe", "unsubscribe", "update_subscription");
  private static final int MOST_MARKETS = 500_000;

  private final MarketStream stream;
  private final Exchange exchange;
  private final Snapshots snapshots;
  private final Outlet outlet;
  private final Optional<Account> account;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Long, Subscription> subscriptions = new LinkedHashMap<>();
  private final TokenBucket commands;
  private long lastSid;

  StreamTalk(MarketStream stream, Exchange exchange, Outlet outlet, Optional<Account> account) {
    this.stream = stream;
    this.exchange = exchange;
    this.snapshots = new Snapshots(exchange, stream);
    this.outlet = outlet;
    this.account = account;
    this.commands = new TokenBucket(COMMANDS, stream.nanos());
  }

  Outlet outlet() {
    return outlet;
  }

  Optional<Account> account() {
    return account;
  }

  boolean belongsTo(int member) {
    return account.filter(own -> own.number() == member).isPresent();
  }

  @Override
  public void opened() {
    stream.add(this);
  }

  @Override
  public void closed() {
    stream.remove(this);
  }

  /** Calls for each subscription of the channel that wants this name. */
  void tell(StreamChannel channel, String name, Consumer<Subscription> news) {
    lock.lock();
    try {
      for (Subscription subscription : subscriptions.values()) {
        if (subscription.channel() == channel && subscription.wants(name)) {
          news.accept(subscription);
        }
      }
      subscriptions.values().removeIf(Subscription::ended);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void message(String text) {
    JsonObject command;
    try {
      command = Json.readObject(text);
    } catch (IOException unreadable) {
      refuse(0, StreamError.UNABLE_TO_PROCESS);
      return;
    }
    long id = command.whole("id").orElse(0L);
    if (!commands.take(1)) {
      refuse(id, StreamError.TOO_MANY_REQUESTS);
      return;
    }
    // Nothing moves between the acknowledgement and the snapshot, and the lock order is the
    // exchange's: first the exchange, then the connection.
    exchange.consistently(
        () -> {
          lock.lock();
          try {
            obey(id, command);
            subscriptions.values().removeIf(Subscription::ended);
          } finally {
            lock.unlock();
          }
          return id;
        });
  }

  private void obey(long id, JsonObject command) {
    String name = command.text("cmd").orElse("");
    if (name.equals("list_subscriptions")) {
      list(id);
      return;
    }
    Optional<CommandParams> given = command.object("params").map(CommandParams::new);
    if (!COMMANDS_WITH_PARAMS.contains(name)) {
      refuse(id, StreamError.UNKNOWN_COMMAND);
    } else if (given.isEmpty()) {
      refuse(id, StreamError.PARAMS_REQUIRED);
    } else if (given.get().malformed()) {
      refuse(id, StreamError.INVALID_PARAMETER);
    } else {
      obey(id, name, given.get());
    }
  }

  private void obey(long id, String name, CommandParams params) {
    switch (name) {
      case "subscribe" -> subscribe(id, params);
      case "unsubscribe" -> unsubscribe(id, params);
      default -> update(id, params);
    }
  }

  private void subscribe(long id, CommandParams params) {
    List<String> channels = params.channels();
    if (channels.isEmpty()) {
      refuse(id, StreamError.CHANNELS_REQUIRED);
    }
    for (String name : channels) {
      StreamChannel.of(name)
          .ifPresentOrElse(
              channel -> subscribe(id, channel, params),
              () -> refuse(id, StreamError.UNKNOWN_CHANNEL));
    }
  }

  private void subscribe(long id, StreamChannel channel, CommandParams params) {
    List<String> names = params.names(channel);
    if (channel.ofAccount() && account.isEmpty()) {
      refuse(id, StreamError.AUTHENTICATION_REQUIRED);
    } else if (channel == StreamChannel.ORDERBOOK_DELTA && names.isEmpty()) {
      refuse(id, StreamError.MARKET_REQUIRED);
    } else if (channel.indexFeed() && names.isEmpty()) {
      refuse(id, StreamError.INDEX_IDS_REQUIRED);
    } else if (tooMany(names)) {
      refuse(id, StreamError.MARKET_LIMIT_EXCEEDED);
    } else {
      open(id, channel, names, params);
    }
  }

  private boolean tooMany(List<String> more) {
    int markets = subscriptions.values().stream().mapToInt(s -> s.names().size()).sum();
    return markets + more.size() > MOST_MARKETS;
  }

  private void open(long id, StreamChannel channel, List<String> names, CommandParams params) {
    boolean all = channel.indexFeed() ? names.contains("all") : names.isEmpty();
    boolean unfiltered = all || channel.unfiltered();
    Subscription made = new Subscription(channel, ++lastSid, outlet, names, unfiltered, params);
    subscriptions.put(made.sid(), made);
    answer(id, new JsonObject().with("type", "subscribed").with("msg", listed(made)));
    if (channel == StreamChannel.ORDERBOOK_DELTA) {
      snapshots.books(made, names, 0);
    } else if (channel == StreamChannel.TICKER && params.flag("send_initial_snapshot")) {
      snapshots.tickers(made);
    }
  }

  private void unsubscribe(long id, CommandParams params) {
    List<Long> sids = params.sids();
    if (sids.isEmpty()) {
      refuse(id, StreamError.SIDS_REQUIRED);
    }
    for (long sid : sids) {
      Optional.ofNullable(subscriptions.remove(sid))
          .ifPresentOrElse(
              gone -> gone.acknowledge(head(id).with("type", "unsubscribed")),
              () -> refuse(id, StreamError.UNKNOWN_SID));
    }
  }

  private void update(long id, CommandParams params) {
    List<Long> sids = params.sids();
    if (sids.size() != 1) {
      refuse(id, StreamError.EXACTLY_ONE_SID);
      return;
    }
    Optional<Subscription> found = Optional.ofNullable(subscriptions.get(sids.getFirst()));
    if (found.isEmpty()) {
      refuse(id, StreamError.UNKNOWN_SID);
    } else if (params.action().isEmpty()) {
      refuse(id, found.get(), StreamError.ACTION_REQUIRED);
    } else if (params.markets().isEmpty()) {
      refuse(id, found.get(), StreamError.MARKET_REQUIRED);
    } else {
      update(id, found.get(), params.action().get(), params.markets());
    }
  }

  private void update(long id, Subscription changed, String action, List<String> markets) {
    switch (action) {
      case "add_markets" -> add(id, changed, markets);
      case "delete_markets" -> {
        markets.forEach(changed.names()::remove);
        confirm(id, changed);
      }
      case "get_snapshot" -> {
        if (changed.channel() == StreamChannel.ORDERBOOK_DELTA) {
          snapshots.books(changed, markets.stream().filter(changed::wants).toList(), id);
        } else {
          refuse(id, changed, StreamError.UNSUPPORTED_ACTION);
        }
      }
      default -> refuse(id, changed, StreamError.UNSUPPORTED_ACTION);
    }
  }

  private void add(long id, Subscription changed, List<String> markets) {
    if (tooMany(markets)) {
      refuse(id, changed, StreamError.MARKET_LIMIT_EXCEEDED);
      return;
    }
    Set<String> added = new LinkedHashSet<>(markets);
    added.removeAll(changed.names());
    changed.names().addAll(markets);
    confirm(id, changed);
    if (changed.channel() == StreamChannel.ORDERBOOK_DELTA) {
      snapshots.books(changed, added, 0);
    }
  }

  private void confirm(long id, Subscription changed) {
    JsonObject markets = new JsonObject();
    if (!changed.shortAcks()) {
      markets.with("market_tickers", List.copyOf(changed.names()));
    }
    changed.acknowledge(head(id).with("type", "ok").with("msg", markets));
  }

  private void list(long id) {
    answer(
        id,
        new JsonObject()
            .with("type", "ok")
            .with("msg", subscriptions.values().stream().map(StreamTalk::listed).toList()));
  }

  private static JsonObject listed(Subscription subscription) {
    return new JsonObject()
        .with("channel", subscription.channel().wire())
        .with("sid", subscription.sid());
  }

  private void refuse(long id, StreamError error) {
    answer(id, error.message());
  }

  /** What concerns one subscription names it. */
  private void refuse(long id, Subscription concerned, StreamError error) {
    answer(id, error.message().with("sid", concerned.sid()));
  }

  private void answer(long id, JsonObject answer) {
    JsonObject whole = head(id);
    answer.copyInto(whole);
    outlet.answer(whole.toString());
  }

  private static JsonObject head(long id) {
    return id == 0 ? new JsonObject() : new JsonObject().with("id", id);
  }
}
