package io.rec.venuesimulator.hooks;

import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.notice.DiscordWords;
import io.rec.venuesimulator.notice.Inbox;
import io.rec.venuesimulator.notice.Window;
import io.rec.venuesimulator.server.CallSite;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Discord's webhooks, under {@code /api/webhooks} and with a version between. */
public final class DiscordSite implements CallSite {

  public static final String ROOT = "/api/webhooks";

  private static final Pattern ADDRESS =
      Pattern.compile("/api(?:/v\\d+)?/webhooks/([^/]+)(?:/([^/]+))?");
  private static final Pattern SNOWFLAKE = Pattern.compile("\\d{1,20}");
  private static final Set<String> TRUE = Set.of("true", "True", "1");
  private static final int MESSAGES = 5;
  private static final Duration STRETCH = Duration.ofSeconds(2);

  private record Known(DiscordHook hook, Window messages) {}

  private final Map<String, Known> hooks = new LinkedHashMap<>();
  private final Inbox inbox;
  private final Clock wall;

  public DiscordSite(List<DiscordHook> registered, Inbox inbox, Clock wall) {
    this.inbox = inbox;
    this.wall = wall;
    for (DiscordHook hook : registered) {
      hooks.put(String.valueOf(hook.id()), new Known(hook, new Window(MESSAGES, STRETCH, wall)));
    }
  }

  @Override
  public boolean serves(String rawPath) {
    return rawPath.startsWith("/api/");
  }

  @Override
  public Venue venue() {
    return Venue.DISCORD;
  }

  @Override
  public VenueAnswer answer(VenueRequest request) {
    Matcher path = ADDRESS.matcher(request.rawPath());
    if (!path.matches()) {
      return DiscordWords.refusal(404, 0, "404: Not Found");
    }
    if (!SNOWFLAKE.matcher(path.group(1)).matches()) {
      return new FormFaults()
          .with(
              "webhook_id",
              "NUMBER_TYPE_COERCE",
              "Value \"%s\" is not snowflake.".formatted(path.group(1)))
          .answer();
    }
    if (path.group(2) == null) {
      return DiscordWords.failure(401);
    }
    Known known = hooks.get(path.group(1));
    if (known == null) {
      return DiscordWords.failure(404);
    }
    if (!known.hook().token().equals(path.group(2))) {
      return DiscordWords.refusal(401, 50027, "Invalid Webhook Token");
    }
    return switch (request.method()) {
      case "GET", "HEAD" -> VenueAnswer.ok(DiscordForm.hook(known.hook()));
      case "POST" -> limited(known, request);
      default -> DiscordWords.failure(405);
    };
  }

  private VenueAnswer limited(Known known, VenueRequest request) {
    Window.Standing messages = known.messages().take();
    VenueAnswer answer =
        messages.passes() ? executed(known.hook(), request) : DiscordWords.limited(messages.left());
    return answer
        .with("X-RateLimit-Limit", String.valueOf(messages.limit()))
        .with("X-RateLimit-Remaining", String.valueOf(messages.remaining()))
        .with("X-RateLimit-Reset", DiscordForm.epoch(messages.reset()).toPlainString())
        .with("X-RateLimit-Reset-After", DiscordWords.seconds(messages.left()).toPlainString())
        .with("X-RateLimit-Bucket", Inbox.digits(Venue.DISCORD, known.hook().id()));
  }

  private VenueAnswer executed(DiscordHook hook, VenueRequest request) {
    JsonObject message;
    try {
      message = Json.readObject(request.body());
    } catch (IOException unreadable) {
      return DiscordWords.refusal(400, 50109, "The request body contains invalid JSON.");
    }
    Optional<VenueAnswer> refusal = new DiscordRules(message).refusal();
    if (refusal.isPresent()) {
      return refusal.get();
    }
    long number = inbox.nextNumber();
    long id = DiscordForm.snowflake(wall.instant(), number);
    inbox.put(
        number,
        Venue.DISCORD,
        request.body().length(),
        new JsonObject()
            .with("id", String.valueOf(id))
            .with("webhook_id", String.valueOf(hook.id()))
            .with("payload", message));
    boolean wait = request.query().one("wait").filter(TRUE::contains).isPresent();
    return wait
        ? VenueAnswer.ok(DiscordForm.message(hook, id, message, wall.instant()))
        : VenueAnswer.NO_CONTENT;
  }
}
