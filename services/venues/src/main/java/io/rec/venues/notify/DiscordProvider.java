package io.rec.venues.notify;

import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.Notifier;
import io.rec.venues.connector.call.LoadTerms;
import io.rec.venues.connector.call.Policy;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Discord's webhooks: five messages in two seconds, of at most 2000 characters. */
public final class DiscordProvider implements NotifierProvider {

  private static final LoadTerms LIMIT = new LoadTerms(5, Duration.ofSeconds(2), 4);
  private static final int LONGEST = 2000;

  @Override
  public String type() {
    return "discord";
  }

  @Override
  public Map<String, String> variables() {
    return Map.of("webhook_url", "DISCORD_WEBHOOK_URL");
  }

  @Override
  public Notifier create(Settings settings, Surroundings around) {
    Wire wire =
        new DiscordWire(
            settings.secretAddress("webhook_url"),
            settings.textOr("username", "REC.IO"),
            new Bodies(around.json()));
    return new HttpNotifier(
        settings.connector(),
        type(),
        around.guard(settings, Policy.CONNECTOR.with(LIMIT)),
        around.http(settings, new ErrorFields(around.json(), DiscordProvider::refusal)),
        wire);
  }

  private static HttpRefusal refusal(Fields error) throws MalformedMessage {
    return new HttpRefusal(
        ErrorFields.code(error, "code"),
        error.textOr("message", ""),
        ErrorFields.seconds(error, "retry_after"));
  }

  private record DiscordWire(URI address, String username, Bodies bodies) implements Wire {

    @Override
    public HttpCall call(Message message) {
      Map<String, Object> body = new LinkedHashMap<>();
      String to = message.recipient().isEmpty() ? "" : message.recipient() + " ";
      String text = "%s**%s**\n%s".formatted(to, message.subject(), Bodies.plain(message));
      body.put("content", Words.cut(text, LONGEST));
      body.put("username", username);
      // A text that happens to contain @everyone wakes nobody.
      body.put("allowed_mentions", Map.of("parse", List.of()));
      return HttpCall.post(address, Map.of(), bodies.text(body));
    }

    @Override
    public String id(HttpResult result) {
      return result.wordOr("id", "");
    }

    /** The webhook describes itself. */
    @Override
    public String probe(ConnectorHttp http) throws ConnectorException, InterruptedException {
      http.send(HttpCall.get(address, Map.of()));
      return "webhook known";
    }
  }
}
