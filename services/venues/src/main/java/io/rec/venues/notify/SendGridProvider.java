package io.rec.venues.notify;

import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.Notifier;
import io.rec.venues.connector.call.Policy;
import io.rec.venues.connector.config.SecretText;
import io.rec.venues.connector.config.Settings;
import io.rec.venues.connector.http.ConnectorHttp;
import io.rec.venues.connector.http.ErrorFields;
import io.rec.venues.connector.http.HttpCall;
import io.rec.venues.connector.http.HttpRefusal;
import io.rec.venues.connector.http.HttpResult;
import io.rec.venues.connector.notice.Message;
import io.rec.venues.connector.notice.Priority;
import io.rec.venues.connector.registry.NotifierProvider;
import io.rec.venues.connector.registry.Surroundings;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Mail by SendGrid's v3 API. */
public final class SendGridProvider implements NotifierProvider {

  @Override
  public String type() {
    return "sendgrid";
  }

  @Override
  public Map<String, String> variables() {
    return Map.of("api_key", "SENDGRID_API_KEY");
  }

  @Override
  public Notifier create(Settings settings, Surroundings around) {
    Wire wire =
        new SendGridWire(
            settings.address("base_url", "https://api.sendgrid.com"),
            settings.secret("api_key"),
            settings.textOr("from_address", "alerts@rec.io"),
            settings.textOr("from_name", "REC.IO Trading System"),
            settings.textOr("recipient", ""),
            new Bodies(around.json()));
    return new HttpNotifier(
        settings.connector(),
        type(),
        around.guard(settings, Policy.CONNECTOR),
        around.http(settings, new ErrorFields(around.json(), SendGridProvider::refusal)),
        wire);
  }

  private static HttpRefusal refusal(Fields error) throws MalformedMessage {
    List<Fields> errors = error.objects("errors");
    if (errors.isEmpty()) {
      return new HttpRefusal("", "");
    }
    Fields first = errors.getFirst();
    String field = first.textOr("field", "");
    String message = first.textOr("message", "");
    return new HttpRefusal(field, field.isEmpty() ? message : field + ": " + message);
  }

  private record SendGridWire(
      URI root, SecretText key, String from, String fromName, String usual, Bodies bodies)
      implements Wire {

    @Override
    public HttpCall call(Message message) throws ConnectorException {
      MailAddresses addresses = MailAddresses.of(message, usual);
      Map<String, Object> personalization = new LinkedHashMap<>();
      personalization.put("to", shown(addresses.to()));
      if (!addresses.cc().isEmpty()) {
        personalization.put("cc", shown(addresses.cc()));
      }
      if (!addresses.bcc().isEmpty()) {
        personalization.put("bcc", shown(addresses.bcc()));
      }
      personalization.put("subject", Words.oneLine(message.subject()));
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("personalizations", List.of(personalization));
      body.put("from", Map.of("email", from, "name", fromName));
      body.put("subject", Words.oneLine(message.subject()));
      body.put(
          "content",
          List.of(
              Map.of("type", "text/plain", "value", Bodies.plain(message)),
              Map.of("type", "text/html", "value", Bodies.html(message))));
      if (message.priority().atLeast(Priority.HIGH)) {
        body.put("headers", Map.of("X-Priority", "1", "Importance", "high"));
      }
      body.put("custom_args", Map.of("message_id", message.id()));
      return HttpCall.post(URI.create(root + "/v3/mail/send"), authorization(), bodies.text(body));
    }

    @Override
    public String id(HttpResult result) {
      return result.header("X-Message-Id");
    }

    @Override
    public String probe(ConnectorHttp http) throws ConnectorException, InterruptedException {
      http.send(HttpCall.get(URI.create(root + "/v3/scopes"), authorization()));
      return "key accepted";
    }

    private Map<String, String> authorization() {
      return Map.of("Authorization", "Bearer " + key.reveal());
    }

    private static List<Map<String, String>> shown(List<InternetAddress> addresses) {
      return addresses.stream().map(SendGridWire::shown).toList();
    }

    private static Map<String, String> shown(InternetAddress address) {
      return address.getPersonal() == null
          ? Map.of("email", address.getAddress())
          : Map.of("email", address.getAddress(), "name", address.getPersonal());
    }
  }
}
