package io.rec.venuesimulator.kalshi.stream;

import io.rec.venuesimulator.account.Account;
import io.rec.venuesimulator.exchange.Exchange;
import io.rec.venuesimulator.server.Outlet;
import io.rec.venuesimulator.server.Talk;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** One connection: its commands and its subscriptions, which its lock guards. */
final class StreamTalk implements Talk {

  private final MarketStream stream;
  private final Exchange exchange;
  private final Outlet outlet;
  private final Optional<Account> account;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Long, Subscription> subscriptions = new LinkedHashMap<>();
  private long lastSid;

  StreamTalk(MarketStream stream, Exchange exchange, Outlet outlet, Optional<Account> account) {
    this.stream = stream;
    this.exchange = exchange;
    this.outlet = outlet;
    this.account = account;
  }

  Outlet outlet() {
    return outlet;
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
    // Nothing moves between the acknowledgement and the snapshot, and the lock order is the
    // exchange's: first the exchange, then the connection.
    exchange.consistently(
        () -> {
          lock.lock();
          try {
            obey(id, command);
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
    Optional<JsonObject> params = command.object("params");
    switch (name) {
      case "subscribe" ->
          params.ifPresentOrElse(
              p -> subscribe(id, p), () -> refuse(id, StreamError.PARAMS_REQUIRED));
      case "unsubscribe" ->
          params.ifPresentOrElse(
              p -> unsubscribe(id, p), () -> refuse(id, StreamError.PARAMS_REQUIRED));
      case "update_subscription" ->
          params.ifPresentOrElse(p -> update(id, p), () -> refuse(id, StreamError.PARAMS_REQUIRED));
      default -> refuse(id, StreamError.UNKNOWN_COMMAND);
    }
  }

  private void subscribe(long id, JsonObject params) {
    List<String> channels = params.texts("channels");
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

  private void subscribe(long id, StreamChannel channel, JsonObject params) {
    List<String> names = channel.indexFeed() ? params.texts("index_ids") : markets(params);
    if (channel.ofAccount() && account.isEmpty()) {
      refuse(id, StreamError.AUTHENTICATION_REQUIRED);
    } else if (channel == StreamChannel.ORDERBOOK_DELTA && names.isEmpty()) {
      refuse(id, StreamError.MARKET_REQUIRED);
    } else if (channel.indexFeed() && names.isEmpty()) {
      refuse(id, StreamError.INDEX_IDS_REQUIRED);
    } else {
      open(id, channel, names, params);
    }
  }

  private void open(long id, StreamChannel channel, List<String> names, JsonObject params) {
    boolean all = channel.indexFeed() ? names.contains("all") : names.isEmpty();
    boolean unfiltered = all || channel == StreamChannel.MARKET_LIFECYCLE_V2;
    boolean yesPrice = params.flag("use_yes_price").orElse(false);
    Subscription made = new Subscription(channel, ++lastSid, outlet, names, unfiltered, yesPrice);
    subscriptions.put(made.sid(), made);
    answer(id, new JsonObject().with("type", "subscribed").with("msg", listed(made)));
    if (channel == StreamChannel.ORDERBOOK_DELTA) {
      snapshots(made, names, 0);
    } else if (channel == StreamChannel.TICKER
        && params.flag("send_initial_snapshot").orElse(false)) {
      tickers(made);
    }
  }

  private void unsubscribe(long id, JsonObject params) {
    List<Long> sids = sids(params);
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

  private void update(long id, JsonObject params) {
    List<Long> sids = sids(params);
    Optional<String> action = params.text("action");
    if (sids.size() != 1) {
      refuse(id, StreamError.EXACTLY_ONE_SID);
      return;
    }
    Optional<Subscription> found = Optional.ofNullable(subscriptions.get(sids.getFirst()));
    if (found.isEmpty()) {
      refuse(id, StreamError.UNKNOWN_SID);
    } else if (action.isEmpty()) {
      refuse(id, StreamError.ACTION_REQUIRED);
    } else if (markets(params).isEmpty()) {
      refuse(id, StreamError.MARKET_REQUIRED);
    } else {
      update(id, found.get(), action.get(), markets(params));
    }
  }

  private void update(long id, Subscription changed, String action, List<String> markets) {
    switch (action) {
      case "add_markets" -> {
        List<String> added = new ArrayList<>(markets);
        added.removeAll(changed.names());
        changed.names().addAll(markets);
        confirm(id, changed);
        if (changed.channel() == StreamChannel.ORDERBOOK_DELTA) {
          snapshots(changed, added, 0);
        }
      }
      case "delete_markets" -> {
        markets.forEach(changed.names()::remove);
        confirm(id, changed);
      }
      case "get_snapshot" -> snapshots(changed, markets, id);
      default -> refuse(id, StreamError.UNSUPPORTED_ACTION);
    }
  }

  private void confirm(long id, Subscription changed) {
    JsonObject markets = new JsonObject().with("market_tickers", List.copyOf(changed.names()));
    changed.acknowledge(head(id).with("type", "ok").with("msg", markets));
  }

  private void snapshots(Subscription subscription, List<String> names, long id) {
    for (String name : names) {
      exchange
          .listings()
          .market(name, exchange.now())
          .ifPresent(
              market ->
                  subscription.tellWithId(
                      id,
                      "orderbook_snapshot",
                      StreamForm.snapshot(
                          market, exchange.standing(market).book(), subscription.yesPrice())));
    }
  }

  private void tickers(Subscription subscription) {
    long shown = stream.shown(exchange.now().toEpochMilli());
    exchange.listings().at(exchange.now()).stream()
        .flatMap(event -> event.markets().stream())
        .filter(market -> subscription.wants(market.name()))
        .filter(market -> market.times().close().isAfter(exchange.now()))
        .forEach(
            market ->
                subscription.tell(
                    "ticker", StreamForm.ticker(market, exchange.standing(market), shown)));
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

  private static List<String> markets(JsonObject params) {
    return params
        .text("market_ticker")
        .map(List::of)
        .orElseGet(() -> params.texts("market_tickers"));
  }

  private static List<Long> sids(JsonObject params) {
    List<Long> sids = new ArrayList<>(params.wholes("sids"));
    params.whole("sid").ifPresent(sids::add);
    return sids;
  }

  private void refuse(long id, StreamError error) {
    answer(id, error.message());
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
