package io.rec.venuesimulator.hooks;

import io.rec.venuesimulator.notice.DiscordWords;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Discord asks of a message. */
final class DiscordRules {

  private static final int LONGEST_CONTENT = 2000;
  private static final int MOST_EMBEDS = 10;
  private static final int LONGEST_NAME = 80;
  private static final Map<String, Integer> LONGEST_OF_EMBED =
      Map.of("title", 256, "description", 4096);
  private static final Pattern URL = Pattern.compile("https?://[^\\s/]+\\S*");

  private final JsonObject message;
  private final FormFaults faults = new FormFaults();

  DiscordRules(JsonObject message) {
    this.message = message;
  }

  Optional<VenueAnswer> refusal() {
    content();
    embeds();
    sender();
    if (!faults.none()) {
      return Optional.of(faults.answer());
    }
    boolean empty =
        message.text("content").orElse("").isBlank() && message.list("embeds").isEmpty();
    return empty
        ? Optional.of(DiscordWords.refusal(400, 50_006, "Cannot send an empty message"))
        : Optional.empty();
  }

  private void content() {
    Object content = message.value("content").orElse("");
    if (!(content instanceof String)) {
      faults.with("content", "STRING_TYPE_CONVERT", "Could not interpret as string.");
    }
    tooLong("content", message, "content", LONGEST_CONTENT);
  }

  private void embeds() {
    if (!message.isListOf("embeds", JsonObject.class)) {
      faults.with("embeds", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
      return;
    }
    List<JsonObject> embeds = message.objects("embeds");
    if (embeds.size() > MOST_EMBEDS) {
      faults.with("embeds", "BASE_TYPE_MAX_LENGTH", atMost(MOST_EMBEDS));
    }
    for (int index = 0; index < embeds.size(); index++) {
      JsonObject embed = embeds.get(index);
      String at = "embeds.%d.".formatted(index);
      LONGEST_OF_EMBED.forEach((field, most) -> tooLong(at + field, embed, field, most));
    }
  }

  private void sender() {
    int length = message.text("username").map(DiscordRules::length).orElse(1);
    if (length < 1 || length > LONGEST_NAME) {
      faults.with(
          "username",
          "BASE_TYPE_BAD_LENGTH",
          "Must be between 1 and %d in length.".formatted(LONGEST_NAME));
    }
    message
        .text("avatar_url")
        .filter(url -> !URL.matcher(url).matches())
        .ifPresent(
            url -> faults.with("avatar_url", "URL_TYPE_INVALID_URL", "Not a well formed URL."));
  }

  private void tooLong(String path, JsonObject of, String field, int most) {
    if (of.text(field).map(DiscordRules::length).orElse(0) > most) {
      faults.with(path, "BASE_TYPE_MAX_LENGTH", atMost(most));
    }
  }

  private static String atMost(int most) {
    return "Must be %d or fewer in length.".formatted(most);
  }

  /** In characters: one outside the basic plane is one. */
  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
