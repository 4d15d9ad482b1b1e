package io.rec.venuesimulator.coinbase;

import io.rec.venuesimulator.server.Outlet;
import io.rec.venuesimulator.wire.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The Exchange feed: several channels a message, messages numbered by product. */
final class ExchangeDialect implements Dialect {

  private static final String TICKER = "ticker";
  private static final String BATCH = "ticker_batch";
  private static final String MATCHES = "matches";
  private static final String HEARTBEAT = "heartbeat";
  private static final Set<String> OPEN = Set.of(TICKER, BATCH, MATCHES, HEARTBEAT, "status");
  private static final Set<String> SIGNED = Set.of("level2", "full", "user", "level3");

  private final Outlet outlet;
  private final CoinDesk desk;
  private final Channels channels = new Channels();

  ExchangeDialect(Outlet outlet, CoinDesk desk) {
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
    Map<String, List<String>> wanted = wanted(message);
    String reason = complaint(type, wanted);
    if (!reason.isEmpty()) {
      outlet.answer(
          new JsonObject()
              .with("type", "error")
              .with("message", "Failed to " + (type.isEmpty() ? "subscribe" : type))
              .with("reason", reason)
              .toString());
      return;
    }
    boolean subscribes = type.equals("subscribe");
    wanted.forEach(
        (channel, products) -> {
          if (subscribes) {
            channels.add(channel, products);
          } else {
            channels.remove(channel, products);
          }
        });
    acknowledge();
    if (subscribes) {
      wanted.getOrDefault(MATCHES, List.of()).forEach(id -> lastMatch(id, now));
      wanted.getOrDefault(TICKER, List.of()).forEach(id -> firstTicker(id, now));
    }
  }

  @Override
  public void tick(CoinTick tick) {
    if (channels.has(MATCHES, tick.productId())) {
      outlet.news(ExchangeForm.match("match", tick, desk.shown(tick.at())).toString());
    }
    if (channels.has(TICKER, tick.productId())) {
      outlet.news(ticker(tick));
    }
  }

  @Override
  public void heartbeat(Collection<TickMaker> products, Instant now) {
    for (TickMaker product : products) {
      if (channels.has(HEARTBEAT, product.coin().productId())) {
        outlet.news(ExchangeForm.heartbeat(product.last(now), desk.shown(now)).toString());
      }
    }
  }

  @Override
  public void batch(Collection<TickMaker> products, Instant now) {
    for (TickMaker product : products) {
      if (channels.has(BATCH, product.coin().productId())) {
        outlet.news(ticker(product.last(now)));
      }
    }
  }

  private void lastMatch(String productId, Instant now) {
    desk.product(productId)
        .ifPresent(
            product ->
                outlet.answer(
                    ExchangeForm.match("last_match", product.last(now), desk.shown(now))
                        .toString()));
  }

  private void firstTicker(String productId, Instant now) {
    desk.product(productId).ifPresent(product -> outlet.answer(ticker(product.last(now))));
  }

  private String ticker(CoinTick tick) {
    DayFigures day = desk.days().of(tick.coin(), tick.at().toEpochMilli());
    return ExchangeForm.ticker(tick, day, desk.shown(tick.at())).toString();
  }

  private void acknowledge() {
    List<JsonObject> list = new ArrayList<>();
    channels
        .all()
        .forEach(
            (name, ids) ->
                list.add(
                    new JsonObject()
                        .with("name", name)
                        .with("product_ids", ids)
                        .with("account_ids", null)));
    outlet.answer(new JsonObject().with("type", "subscriptions").with("channels", list).toString());
  }

  /** Channels by name, each with its own products or those of the message. */
  private static Map<String, List<String>> wanted(JsonObject message) {
    List<String> common = message.texts("product_ids");
    Map<String, List<String>> wanted = new LinkedHashMap<>();
    for (Object channel : message.list("channels")) {
      if (channel instanceof String name) {
        wanted.put(name, common);
      } else if (channel instanceof JsonObject object) {
        List<String> own = object.texts("product_ids");
        wanted.put(object.text("name").orElse(""), own.isEmpty() ? common : own);
      }
    }
    return wanted;
  }

  private String complaint(String type, Map<String, List<String>> wanted) {
    if (!type.equals("subscribe") && !type.equals("unsubscribe")) {
      return "'%s' is not a valid type".formatted(type);
    }
    if (wanted.isEmpty()) {
      return "at least one channel must be provided";
    }
    for (Map.Entry<String, List<String>> channel : wanted.entrySet()) {
      String name = channel.getKey();
      if (SIGNED.contains(name)) {
        return "%s requires authentication".formatted(name);
      }
      if (!OPEN.contains(name)) {
        return "%s is not a valid channel".formatted(name);
      }
      if (channel.getValue().isEmpty() && !name.equals("status") && type.equals("subscribe")) {
        return "product_ids are required for %s".formatted(name);
      }
      for (String id : channel.getValue()) {
        if (desk.product(id).isEmpty()) {
          return "%s is not a valid product".formatted(id);
        }
      }
    }
    return "";
  }
}
