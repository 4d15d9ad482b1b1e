package io.rec.venuesimulator.telegram;

import io.rec.venuesimulator.fault.Venue;
import io.rec.venuesimulator.notice.Inbox;
import io.rec.venuesimulator.notice.TelegramWords;
import io.rec.venuesimulator.notice.Window;
import io.rec.venuesimulator.server.CallSite;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /botTOKEN/getMe} and {@code /botTOKEN/sendMessage}, by GET or POST. */
public final class TelegramSite implements CallSite {

  private static final Pattern METHOD = Pattern.compile("/bot([^/]+)/(\\w+)");
  private static final int LONGEST = 4096;
  private static final int MESSAGES = 30;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Set<String> MARKUPS = Set.of("", "html", "markdown", "markdownv2");

  private record Known(Bot bot, Window messages) {}

  private final Map<String, Known> bots = new LinkedHashMap<>();
  private final Inbox inbox;
  private final Clock wall;

  public TelegramSite(List<Bot> registered, Inbox inbox, Clock wall) {
    this.inbox = inbox;
    this.wall = wall;
    registered.forEach(
        bot -> bots.put(bot.token(), new Known(bot, new Window(MESSAGES, SECOND, wall))));
  }

  @Override
  public boolean serves(String rawPath) {
    return rawPath.startsWith("/bot");
  }

  @Override
  public Venue venue() {
    return Venue.TELEGRAM;
  }

  @Override
  public VenueAnswer answer(VenueRequest request) {
    Matcher path = METHOD.matcher(request.rawPath());
    if (!path.matches()) {
      return TelegramWords.failure(404);
    }
    Known known = bots.get(path.group(1).replace("%3A", ":"));
    if (known == null) {
      return TelegramWords.failure(401);
    }
    return switch (path.group(2).toLowerCase(Locale.ROOT)) {
      case "getme" -> ok(known.bot().shown().with("can_join_groups", true));
      case "sendmessage" -> limited(known, request);
      default -> TelegramWords.failure(404);
    };
  }

  private VenueAnswer limited(Known known, VenueRequest request) {
    Window.Standing messages = known.messages().take();
    if (!messages.passes()) {
      return TelegramWords.limited(messages.seconds());
    }
    try {
      return sent(known.bot(), Arguments.of(request), request.body().length());
    } catch (IOException unreadable) {
      return refusal("can't parse request: " + unreadable.getMessage());
    }
  }

  private VenueAnswer sent(Bot bot, Arguments arguments, int size) {
    String chat = arguments.text("chat_id");
    String text = arguments.text("text");
    if (text.isBlank()) {
      return refusal("message text is empty");
    }
    if (text.length() > LONGEST) {
      return refusal("message is too long");
    }
    if (!MARKUPS.contains(arguments.text("parse_mode").toLowerCase(Locale.ROOT))) {
      return refusal("unsupported parse_mode");
    }
    if (chat.isEmpty()) {
      return refusal("chat_id is empty");
    }
    Optional<String> known = bot.chats().stream().filter(chat::equalsIgnoreCase).findFirst();
    if (known.isEmpty()) {
      return refusal("chat not found");
    }
    long number = inbox.nextNumber();
    inbox.put(
        number,
        Venue.TELEGRAM,
        size,
        new JsonObject()
            .with("id", number)
            .with("bot", bot.name())
            .with("payload", arguments.shown()));
    return ok(
        new JsonObject()
            .with("message_id", number)
            .with("from", bot.shown())
            .with("chat", new Chat(known.get()).shown())
            .with("date", wall.instant().getEpochSecond())
            .with("text", text.strip()));
  }

  private static VenueAnswer ok(JsonObject result) {
    return VenueAnswer.ok(new JsonObject().with("ok", true).with("result", result));
  }

  private static VenueAnswer refusal(String why) {
    return TelegramWords.refusal(400, "Bad Request: " + why);
  }
}
