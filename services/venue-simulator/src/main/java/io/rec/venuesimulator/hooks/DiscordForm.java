package io.rec.venuesimulator.hooks;

import io.rec.venuesimulator.notice.DiscordWords;
import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How Discord writes hooks, messages and their ids. */
final class DiscordForm {

  private static final Instant FIRST_DAY = Instant.parse("2015-01-01T00:00:00Z");
  private static final int TIME_BEGINS = 22;
  private static final long REST = (1L << TIME_BEGINS) - 1;
  private static final String NAME = "recio";

  private DiscordForm() {}

  /** The milliseconds since Discord began, and a number below. */
  static long snowflake(Instant at, long number) {
    return Duration.between(FIRST_DAY, at).toMillis() << TIME_BEGINS | number & REST;
  }

  static BigDecimal epoch(Instant at) {
    return DiscordWords.seconds(Duration.between(Instant.EPOCH, at));
  }

  static JsonObject hook(DiscordHook hook) {
    return new JsonObject()
        .with("id", String.valueOf(hook.id()))
        .with("type", 1)
        .with("name", NAME)
        .with("avatar", null)
        .with("channel_id", hook.channel())
        .with("guild_id", hook.guild())
        .with("application_id", null)
        .with("token", hook.token())
        .with("url", "%s/%d/%s".formatted(DiscordSite.ROOT, hook.id(), hook.token()));
  }

  static JsonObject message(DiscordHook hook, long id, JsonObject sent, Instant at) {
    return new JsonObject()
        .with("id", String.valueOf(id))
        .with("type", 0)
        .with("content", sent.text("content").orElse(""))
        .with("channel_id", hook.channel())
        .with("webhook_id", String.valueOf(hook.id()))
        .with("author", author(hook, sent))
        .with("attachments", List.of())
        .with("embeds", sent.objects("embeds"))
        .with("mentions", List.of())
        .with("mention_roles", List.of())
        .with("mention_everyone", false)
        .with("pinned", false)
        .with("tts", sent.flag("tts").orElse(false))
        .with("timestamp", at.toString())
        .with("edited_timestamp", null)
        .with("flags", 0)
        .with("components", List.of());
  }

  private static JsonObject author(DiscordHook hook, JsonObject sent) {
    return new JsonObject()
        .with("id", String.valueOf(hook.id()))
        .with("bot", true)
        .with("username", sent.text("username").orElse(NAME))
        .with("avatar", null)
        .with("discriminator", "0000")
        .with("global_name", null)
        .with("public_flags", 0)
        .with("flags", 0);
  }
}
