package io.rec.venuesimulator.coinbase;

import io.rec.venuesimulator.server.Outlet;
import io.rec.venuesimulator.server.Talk;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One connection; its first message tells which of the two feeds it wants. */
final class CoinTalk implements Talk {

  /** Who has not subscribed by then is sent away. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final CoinDesk desk;
  private final Outlet outlet;
  private final Clock wall;
  private final Instant openedAt;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Dialect dialect;

  CoinTalk(CoinDesk desk, Outlet outlet, Clock wall) {
    this.desk = desk;
    this.outlet = outlet;
    this.wall = wall;
    this.openedAt = wall.instant();
  }

  Outlet outlet() {
    return outlet;
  }

  @Override
  public void opened() {
    desk.add(this);
  }

  @Override
  public void closed() {
    desk.remove(this);
  }

  @Override
  public void message(String text) {
    JsonObject message;
    try {
      message = Json.readObject(text);
    } catch (IOException unreadable) {
      outlet.answer(
          new JsonObject()
              .with("type", "error")
              .with("message", "Malformed JSON")
              .with("reason", String.valueOf(unreadable.getMessage()))
              .toString());
      return;
    }
    lock.lock();
    try {
      if (dialect == null) {
        dialect =
            message.has("channels")
                ? new ExchangeDialect(outlet, desk)
                : new AdvancedDialect(outlet, desk);
      }
      dialect.message(message, desk.now());
    } finally {
      lock.unlock();
    }
  }

  void tell(Consumer<Dialect> news) {
    lock.lock();
    try {
      if (dialect != null && dialect.subscribed()) {
        news.accept(dialect);
      } else if (openedAt.plus(PATIENCE).isBefore(wall.instant())) {
        outlet.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
