package io.rec.venuesimulator.telegram;

import io.rec.venuesimulator.wire.JsonObject;
import java.util.Set;

/**
 * A registered bot.
 *
 * @param token its id, a colon and a secret
 * @param chats those that have spoken to it first: numbers, or names of channels with an @
 */
public record Bot(String token, String name, Set<String> chats) {

  public Bot {
    chats = Set.copyOf(chats);
    if (!token.matches("\\d{1,15}:[A-Za-z0-9_-]+")) {
      throw new IllegalArgumentException(
          "a bot's token is NUMBER:SECRET, and that of %s is not".formatted(name));
    }
    for (String chat : chats) {
      if (!chat.matches("-?\\d{1,15}|@[A-Za-z0-9_]+")) {
        throw new IllegalArgumentException(
            "a chat is a number or @CHANNEL, not '%s'".formatted(chat));
      }
    }
  }

  JsonObject shown() {
    return new JsonObject()
        .with("id", Long.valueOf(token.substring(0, token.indexOf(':'))))
        .with("is_bot", true)
        .with("first_name", name)
        .with("username", name);
  }
}
