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
import io.rec.venues.connector.http.HttpResult;
import io.rec.venues.connector.notice.Message;
import io.rec.venues.connector.registry.NotifierProvider;
import io.rec.venues.connector.registry.Surroundings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/** Text messages over an API like Twilio's. */
public final class SmsProvider implements NotifierProvider {

  private static final LoadTerms LIMIT = new LoadTerms(10, Duration.ofSeconds(1), 4);
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{6,14}");
  private static final int LONGEST = 1600;

  @Override
  public String type() {
    return "sms";
  }

  @Override
  public Map<String, String> variables() {
    return Map.of(
        "account_sid", "TWILIO_ACCOUNT_SID",
        "auth_token", "TWILIO_AUTH_TOKEN",
        "from_number", "TWILIO_FROM_NUMBER");
  }

  @Override
  public Notifier create(Settings settings, Surroundings around) {
    Wire wire =
        new SmsWire(
            settings.address("base_url", "https://api.twilio.com"),
            settings.text("account_sid"),
            settings.secret("auth_token"),
            settings.text("from_number"),
            settings.textOr("to_number", ""));
    return new HttpNotifier(
        settings.connector(),
        type(),
        around.guard(settings, Policy.CONNECTOR.with(LIMIT)),
        around.http(settings, ErrorFields.named(around.json(), "code", "message")),
        wire);
  }

  private record SmsWire(URI root, String account, SecretText token, String from, String usualTo)
      implements Wire {

    @Override
    public HttpCall call(Message message) throws ConnectorException {
      String to = message.recipient().isEmpty() ? usualTo : message.recipient();
      if (!NUMBER.matcher(to).matches()) {
        throw ConnectorRefusedException.invalid(
            "a text message needs a number such as +15551234567 as its recipient");
      }
      String text = Words.cut(message.subject() + ": " + Bodies.plain(message), LONGEST);
      String form = "To=%s&From=%s&Body=%s".formatted(encoded(to), encoded(from), encoded(text));
      return HttpCall.form(at("/Messages.json"), authorization(), form);
    }

    @Override
    public String id(HttpResult result) {
      return result.wordOr("sid", "");
    }

    @Override
    public String probe(ConnectorHttp http) throws ConnectorException, InterruptedException {
      return "account "
          + http.send(HttpCall.get(at(".json"), authorization()))
              .object(answer -> answer.textOr("status", ""));
    }

    private URI at(String path) {
      return URI.create("%s/2010-04-01/Accounts/%s%s".formatted(root, encoded(account), path));
    }

    private Map<String, String> authorization() {
      String pair = account + ":" + token.reveal();
      return Map.of(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }
}
