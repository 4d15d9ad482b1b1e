package io.rec.venuesimulator.hooks;

/**
 * A registered address: {@code /api/webhooks/ID/TOKEN}.
 *
 * @param id a snowflake, as Discord counts everything it has
 */
public record DiscordHook(long id, String token) {

  String channel() {
    return String.valueOf(id + 1);
  }

  String guild() {
    return String.valueOf(id + 2);
  }
}
