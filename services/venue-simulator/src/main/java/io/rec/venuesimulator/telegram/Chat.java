package io.rec.venuesimulator.telegram;

import io.rec.venuesimulator.wire.JsonObject;

/** Where a message went, as Telegram describes it: the sign of the number tells the kind. */
record Chat(String address) {

  private static final long CHANNELS = -1_000_000_000_000L;

  JsonObject shown() {
    if (address.startsWith("@")) {
      String name = address.substring(1);
      return new JsonObject()
          .with("id", CHANNELS - (name.hashCode() & Integer.MAX_VALUE))
          .with("type", "channel")
          .with("title", name)
          .with("username", name);
    }
    long id = Long.parseLong(address);
    if (id > 0) {
      return new JsonObject().with("id", id).with("type", "private").with("first_name", "Trader");
    }
    return new JsonObject()
        .with("id", id)
        .with("type", id < CHANNELS ? "supergroup" : "group")
        .with("title", "Traders");
  }
}
