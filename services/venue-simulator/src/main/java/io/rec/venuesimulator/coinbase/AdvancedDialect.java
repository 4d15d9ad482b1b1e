package io.rec.venuesimulator.coinbase;

import io.rec.venuesimulator.server.Outlet;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The Advanced Trade feed: one channel a message, every message of the connection numbered. */
final class AdvancedDialect implements Dialect {

  private static final String TICKER = "ticker";
  private static final String BATCH = "ticker_batch";
  private static final String TRADES = "market_trades";
  private static final String CANDLES = "candles";
  private static final String HEARTBEATS = "heartbeats";
  private static final String STATUS = "status";
  private static final String LEVEL2 = "level2";
  private static final Set<String> CHANNELS =
      Set.of(TICKER, BATCH, TRADES, CANDLES, HEARTBEATS, STATUS, LEVEL2);

  private final Outlet outlet;
  private final CoinDesk desk;
  private final Channels channels = new Channels();
  private final CoinBookView books = new CoinBookView();
  private long nextSequence;
  private long beats;

  AdvancedDialect(Outlet outlet, CoinDesk desk) {
    this.outlet = outlet;
    this.desk = desk;
  }

  @Override
  public boolean subscribed() {
    return !channels.isEmpty();
  }

  @Override
  public void message(JsonObject message, Instant now) {
    String type = message.text("type").orElse("");
    String channel = message.text("channel").orElse("");
    List<String> products = message.texts("product_ids");
    String complaint = complaint(type, channel, products);
    if (!complaint.isEmpty()) {
      outlet.answer(new JsonObject().with("type", "error").with("message", complaint).toString());
      return;
    }
    // The heartbeat belongs to the connection, not to a product: the venue lists it by itself.
    List<String> names = channel.equals(HEARTBEATS) ? List.of(HEARTBEATS) : products;
    if (type.equals("subscribe")) {
      channels.add(channel, names);
      acknowledge(now);
      snapshots(channel, products, now);
    } else {
      channels.remove(channel, names);
      acknowledge(now);
    }
  }

  @Override
  public void tick(CoinTick tick) {
    if (channels.has(TICKER, tick.productId())) {
      news(TICKER, tick.at(), tickers("update", List.of(tick)));
    }
    if (channels.has(TRADES, tick.productId())) {
      news(TRADES, tick.at(), AdvancedForm.trades("update", List.of(tick)));
    }
  }

  @Override
  public void heartbeat(Collection<TickMaker> products, Instant now) {
    if (channels.has(HEARTBEATS)) {
      JsonObject beat =
          new JsonObject().with("current_time", now.toString()).with("heartbeat_counter", ++beats);
      news(HEARTBEATS, now, beat);
    }
    for (TickMaker product : products) {
      if (channels.has(LEVEL2, product.coin().productId())) {
        List<JsonObject> updates = books.updates(product.coin(), now);
        if (!updates.isEmpty()) {
          news("l2_data", now, AdvancedForm.level2("update", product.coin(), updates));
        }
      }
      if (channels.has(CANDLES, product.coin().productId())) {
        news(CANDLES, now, AdvancedForm.candle("update", product.coin(), now));
      }
    }
  }

  @Override
  public void batch(Collection<TickMaker> products, Instant now) {
    List<CoinTick> due =
        products.stream()
            .filter(product -> channels.has(BATCH, product.coin().productId()))
            .map(product -> product.last(now))
            .toList();
    if (!due.isEmpty()) {
      news(BATCH, now, tickers("update", due));
    }
  }

  private void snapshots(String channel, List<String> products, Instant now) {
    List<CoinTick> last = new ArrayList<>();
    products.forEach(id -> desk.product(id).ifPresent(product -> last.add(product.last(now))));
    switch (channel) {
      case TICKER, BATCH -> answer(channel, now, tickers("snapshot", last));
      case TRADES -> answer(channel, now, AdvancedForm.trades("snapshot", last));
      case CANDLES ->
          last.forEach(t -> answer(channel, now, AdvancedForm.candle("snapshot", t.coin(), now)));
      case LEVEL2 ->
          last.forEach(
              t ->
                  answer(
                      "l2_data",
                      now,
                      AdvancedForm.level2("snapshot", t.coin(), books.snapshot(t.coin(), now))));
      case STATUS -> answer(channel, now, AdvancedForm.status(last));
      default -> {
        // The heartbeat begins with its first beat.
      }
    }
  }

  private JsonObject tickers(String type, List<CoinTick> ticks) {
    return AdvancedForm.tickers(type, ticks, desk.days());
  }

  private void acknowledge(Instant now) {
    answer("subscriptions", now, new JsonObject().with("subscriptions", channels.all()));
  }

  private void answer(String channel, Instant now, JsonObject event) {
    outlet.answer(envelope(channel, now, event));
  }

  private void news(String channel, Instant now, JsonObject event) {
    outlet.news(envelope(channel, now, event));
  }

  private String envelope(String channel, Instant now, JsonObject event) {
    return Json.write(
        new JsonObject()
            .with("channel", channel)
            .with("client_id", "")
            .with("timestamp", desk.shown(now).toString())
            .with("sequence_num", nextSequence++)
            .with("events", List.of(event)));
  }

  private String complaint(String type, String channel, List<String> products) {
    if (type.isEmpty() || channel.isEmpty()) {
      return "type and channel are required";
    }
    if (!type.equals("subscribe") && !type.equals("unsubscribe")) {
      return "unknown type " + type;
    }
    if (!CHANNELS.contains(channel)) {
      return "unknown channel " + channel;
    }
    if (products.isEmpty() && !channel.equals(HEARTBEATS) && type.equals("subscribe")) {
      return "product_ids are required";
    }
    return products.stream()
        .filter(product -> desk.product(product).isEmpty())
        .findFirst()
        .map(product -> "unknown product " + product)
        .orElse("");
  }
}
