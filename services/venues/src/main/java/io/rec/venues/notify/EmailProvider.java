package io.rec.venues.notify;

import io.rec.venues.connector.ConnectorRefusedException;
import io.rec.venues.connector.Notifier;
import io.rec.venues.connector.call.Policy;
import io.rec.venues.connector.config.Settings;
import io.rec.venues.connector.registry.NotifierProvider;
import io.rec.venues.connector.registry.Surroundings;
import java.util.Map;

/** Mail by SMTP. */
public final class EmailProvider implements NotifierProvider {

  static final int SUBMISSION = 587;
  private static final int MOST = 65_535;

  @Override
  public String type() {
    return "email";
  }

  @Override
  public Map<String, String> variables() {
    return Map.of(
        "smtp_host", "EMAIL_SMTP_HOST", "username", "EMAIL_USERNAME", "password", "EMAIL_PASSWORD");
  }

  @Override
  public Notifier create(Settings settings, Surroundings around) {
    boolean tls = settings.flagOr("use_tls", true);
    if (around.live() && !tls) {
      throw settings.refused("use_tls", "is false, and the system is live");
    }
    SmtpServer server =
        new SmtpServer(
            settings.textOr("smtp_host", "smtp.gmail.com"),
            settings.wholeOr("smtp_port", SUBMISSION, 1, MOST),
            tls,
            settings.textOr("username", ""),
            settings.optionalSecret("password"),
            around.client().sslContext().getSocketFactory());
    if (!settings.textOr("username", "").isEmpty() && !settings.has("password")) {
      throw settings.refused("password", "is missing");
    }
    try {
      MailWriter writer =
          new MailWriter(
              MailAddresses.parse(
                  "from_address",
                  settings.textOr("from_address", settings.textOr("username", "alerts@rec.io"))),
              settings.textOr("recipient", ""),
              around.time());
      return new EmailNotifier(
          settings.connector(), around.guard(settings, Policy.CONNECTOR), server, writer);
    } catch (ConnectorRefusedException unusable) {
      throw settings.refused("from_address", "is not a mail address");
    }
  }
}
