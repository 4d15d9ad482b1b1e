package io.rec.venues.notify;

import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.Notifier;
import io.rec.venues.connector.call.LoadTerms;
import io.rec.venues.connector.call.Policy;
import io.rec.venues.connector.config.Settings;
import io.rec.venues.connector.http.ConnectorHttp;
import io.rec.venues.connector.http.HttpCall;
import io.rec.venues.connector.http.HttpRefusal;
import io.rec.venues.connector.http.HttpResult;
import io.rec.venues.connector.notice.Message;
import io.rec.venues.connector.registry.NotifierProvider;
import io.rec.venues.connector.registry.Surroundings;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Slack's incoming webhooks: one message a second. */
public final class SlackProvider implements NotifierProvider {

  private static final LoadTerms LIMIT = new LoadTerms(1, Duration.ofSeconds(1), 4);
  private static final int LONGEST = 40_000;

  @Override
  public String type() {
    return "slack";
  }

  @Override
  public Map<String, String> variables() {
    return Map.of("webhook_url", "SLACK_WEBHOOK_URL");
  }

  @Override
  public Notifier create(Settings settings, Surroundings around) {
    Wire wire = new SlackWire(settings.secretAddress("webhook_url"), new Bodies(around.json()));
    return new HttpNotifier(
        settings.connector(),
        type(),
        around.guard(settings, Policy.CONNECTOR.with(LIMIT)),
        around.http(settings, HttpRefusal.Reader.WORDS),
        wire);
  }

  private record SlackWire(URI address, Bodies bodies) implements Wire {

    @Override
    public HttpCall call(Message message) {
      Map<String, Object> body = new LinkedHashMap<>();
      String text =
          "*%s*\n%s".formatted(escaped(message.subject()), escaped(Bodies.plain(message)));
      body.put("text", Words.cut(text, LONGEST));
      if (!message.recipient().isEmpty()) {
        body.put("channel", message.recipient());
      }
      return HttpCall.post(address, Map.of(), bodies.text(body));
    }

    @Override
    public String id(HttpResult result) {
      return "";
    }

    @Override
    public String probe(ConnectorHttp http) throws ConnectorException, InterruptedException {
      return Reachable.ask(http, address);
    }

    /** Otherwise {@code <!channel>} in a text would wake everybody. */
    private static String escaped(String text) {
      return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
  }
}
