package io.rec.venues.notify;

import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.ConnectorRefusedException;
import io.rec.venues.connector.Notifier;
import io.rec.venues.connector.call.LoadTerms;
import io.rec.venues.connector.call.Policy;
import io.rec.venues.connector.config.SecretText;
import io.rec.venues.connector.config.Settings;
import io.rec.venues.connector.http.ConnectorHttp;
import io.rec.venues.connector.http.ErrorFields;
import io.rec.venues.connector.http.HttpCall;
import io.rec.venues.connector.http.HttpRefusal;
import io.rec.venues.connector.http.HttpResult;
import io.rec.venues.connector.notice.Message;
import io.rec.venues.connector.registry.NotifierProvider;
import io.rec.venues.connector.registry.Surroundings;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** Telegram's Bot API; its answer 429 says in its body how long to wait. */
public final class TelegramProvider implements NotifierProvider {

  private static final LoadTerms LIMIT = new LoadTerms(20, Duration.ofSeconds(1), 4);
  private static final int LONGEST = 4096;

  /** It is a part of the address. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9:_-]+");

  @Override
  public String type() {
    return "telegram";
  }

  @Override
  public Map<String, String> variables() {
    return Map.of("bot_token", "TELEGRAM_BOT_TOKEN", "chat_id", "TELEGRAM_CHAT_ID");
  }

  @Override
  public Notifier create(Settings settings, Surroundings around) {
    SecretText token = settings.secret("bot_token");
    if (!TOKEN.matcher(token.reveal()).matches()) {
      throw settings.refused("bot_token", "is no token of a bot");
    }
    Wire wire =
        new TelegramWire(
            settings.address("base_url", "https://api.telegram.org"),
            token,
            settings.textOr("chat_id", ""),
            new Bodies(around.json()));
    return new HttpNotifier(
        settings.connector(),
        type(),
        around.guard(settings, Policy.CONNECTOR.with(LIMIT)),
        around.http(settings, new ErrorFields(around.json(), TelegramProvider::refusal)),
        wire);
  }

  private static HttpRefusal refusal(Fields error) throws MalformedMessage {
    Duration wait =
        error.has("parameters")
            ? ErrorFields.seconds(error.object("parameters"), "retry_after")
            : Duration.ZERO;
    return new HttpRefusal(
        ErrorFields.code(error, "error_code"), error.textOr("description", ""), wait);
  }

  private record TelegramWire(URI root, SecretText token, String usualChat, Bodies bodies)
      implements Wire {

    @Override
    public HttpCall call(Message message) throws ConnectorException {
      String chat = message.recipient().isEmpty() ? usualChat : message.recipient();
      if (chat.isEmpty()) {
        throw ConnectorRefusedException.invalid("a telegram message needs a recipient or chat_id");
      }
      String text = message.subject() + "\n" + Bodies.plain(message);
      return HttpCall.post(
          at("sendMessage"),
          Map.of(),
          bodies.text(Map.of("chat_id", chat, "text", Words.cut(text, LONGEST))));
    }

    @Override
    public String id(HttpResult result) {
      return "";
    }

    @Override
    public String probe(ConnectorHttp http) throws ConnectorException, InterruptedException {
      return "bot "
          + http.send(HttpCall.get(at("getMe"), Map.of()))
              .object(answer -> answer.object("result").textOr("username", ""));
    }

    private URI at(String method) {
      return URI.create("%s/bot%s/%s".formatted(root, token.reveal(), method));
    }
  }
}
