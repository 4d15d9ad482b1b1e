package io.rec.venuesimulator.hooks;

import io.rec.venuesimulator.account.Tier;
import io.rec.venuesimulator.account.TokenBucket;
import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.notice.Inbox;
import io.rec.venuesimulator.notice.SlackWords;
import io.rec.venuesimulator.server.CallSite;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.Query;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Slack's incoming webhooks: a message a second, and a few more at once. */
public final class SlackSite implements CallSite {

  public static final String ROOT = "/services";

  private static final Tier.Rate RATE = new Tier.Rate(1, 4);
  private static final int MOST_BLOCKS = 50;
  private static final int MOST_ATTACHMENTS = 100;

  private record Known(SlackHook hook, TokenBucket messages) {}

  private final Map<String, Known> hooks = new LinkedHashMap<>();
  private final Inbox inbox;

  public SlackSite(List<SlackHook> registered, Inbox inbox, Clock wall) {
    this.inbox = inbox;
    for (SlackHook hook : registered) {
      hooks.put(hook.name(), new Known(hook, new TokenBucket(RATE, TokenBucket.nanos(wall))));
    }
  }

  @Override
  public boolean serves(String rawPath) {
    return rawPath.startsWith(ROOT + "/");
  }

  @Override
  public Venue venue() {
    return Venue.SLACK;
  }

  @Override
  public VenueAnswer answer(VenueRequest request) {
    List<String> path = request.segmentsBehind(ROOT);
    Known known = path.size() == 3 ? hooks.get(path.get(0) + "/" + path.get(1)) : null;
    if (known == null) {
      return SlackWords.refusal(404, "no_service");
    }
    if (!known.hook().secret().equals(path.getLast())) {
      return SlackWords.refusal(403, "invalid_token");
    }
    if (!request.method().equals("POST")) {
      return SlackWords.refusal(405, "method_not_allowed");
    }
    if (!known.messages().take(1)) {
      return SlackWords.failure(429);
    }
    try {
      return posted(known.hook(), Json.readObject(payload(request)), request.body().length());
    } catch (IOException unreadable) {
      return SlackWords.refusal(400, "invalid_payload");
    }
  }

  private VenueAnswer posted(SlackHook hook, JsonObject payload, int size) {
    boolean worded = payload.text("text").filter(text -> !text.isBlank()).isPresent();
    if (!worded && payload.list("blocks").isEmpty() && payload.list("attachments").isEmpty()) {
      return SlackWords.refusal(400, "no_text");
    }
    List<JsonObject> blocks = payload.objects("blocks");
    boolean typed = blocks.stream().allMatch(block -> block.text("type").isPresent());
    if (!payload.isListOf("blocks", JsonObject.class) || !typed || blocks.size() > MOST_BLOCKS) {
      return SlackWords.refusal(400, "invalid_blocks");
    }
    if (!payload.isListOf("attachments", JsonObject.class)) {
      return SlackWords.refusal(400, "invalid_payload");
    }
    if (payload.list("attachments").size() > MOST_ATTACHMENTS) {
      return SlackWords.refusal(400, "too_many_attachments");
    }
    inbox.put(
        inbox.nextNumber(),
        Venue.SLACK,
        size,
        new JsonObject().with("hook", hook.name()).with("payload", payload));
    return VenueAnswer.text(200, "ok");
  }

  /** JSON, or a form with JSON in its one field. */
  private static String payload(VenueRequest request) {
    boolean form =
        request.header("content-type").orElse("").startsWith("application/x-www-form-urlencoded");
    return form ? Query.parse(request.body()).one("payload").orElse("") : request.body();
  }
}
