package io.rec.venuesimulator.alpaca;

import io.rec.venuesimulator.alpaca.order.Denied;
import io.rec.venuesimulator.server.Outlet;
import io.rec.venuesimulator.server.Talk;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One connection of the stream: it says who it is, then what it wants to hear. */
final class AlpacaTalk implements Talk {

  static final String TRADE_UPDATES = "trade_updates";

  private final AlpacaStream stream;
  private final AlpacaAccounts accounts;
  private final Outlet outlet;
  private volatile Optional<String> keyId = Optional.empty();
  private volatile boolean listening;

  AlpacaTalk(AlpacaStream stream, AlpacaAccounts accounts, Outlet outlet) {
    this.stream = stream;
    this.accounts = accounts;
    this.outlet = outlet;
  }

  Outlet outlet() {
    return outlet;
  }

  boolean hears(String account) {
    return listening && keyId.filter(account::equals).isPresent();
  }

  @Override
  public void opened() {
    stream.add(this);
  }

  @Override
  public void closed() {
    stream.remove(this);
  }

  @Override
  public void message(String text) {
    JsonObject message;
    try {
      message = Json.readObject(text);
    } catch (IOException unreadable) {
      error("invalid syntax");
      return;
    }
    String action = message.text("action").orElse("");
    JsonObject data = message.object("data").orElseGet(JsonObject::new);
    switch (action) {
      case "authenticate" -> authenticate(action, data.text("key_id"), data.text("secret_key"));
      case "auth" -> authenticate(action, message.text("key"), message.text("secret"));
      case "listen" -> listen(data.texts("streams"));
      default -> error("invalid action");
    }
  }

  /** Who is not known may try again. */
  private void authenticate(String action, Optional<String> key, Optional<String> secret) {
    try {
      keyId = Optional.of(accounts.caller(key, secret).keyId());
      authorization("authorized", "authenticate");
    } catch (Denied unknown) {
      authorization("unauthorized", action);
    }
  }

  /** The whole current set; it replaces the one before. */
  private void listen(List<String> wanted) {
    if (keyId.isEmpty()) {
      authorization("unauthorized", "listen");
      return;
    }
    boolean wants = wanted.contains(TRADE_UPDATES);
    outlet.answer(
        new JsonObject()
            .with("stream", "listening")
            .with(
                "data",
                new JsonObject().with("streams", wants ? List.of(TRADE_UPDATES) : List.of()))
            .toString());
    listening = wants;
  }

  private void authorization(String status, String action) {
    outlet.answer(
        new JsonObject()
            .with("stream", "authorization")
            .with("data", new JsonObject().with("status", status).with("action", action))
            .toString());
  }

  private void error(String text) {
    outlet.answer(
        new JsonObject()
            .with("stream", "error")
            .with("data", new JsonObject().with("error", text))
            .toString());
  }
}
