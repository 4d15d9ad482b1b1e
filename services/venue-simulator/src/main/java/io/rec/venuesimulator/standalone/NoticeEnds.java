package io.rec.venuesimulator.standalone;

import io.rec.venuesimulator.fault.FaultBoard;
import io.rec.venuesimulator.hooks.DiscordSite;
import io.rec.venuesimulator.hooks.SinkSite;
import io.rec.venuesimulator.hooks.SlackSite;
import io.rec.venuesimulator.notice.Inbox;
import io.rec.venuesimulator.sendgrid.SendGridSite;
import io.rec.venuesimulator.server.Site;
import io.rec.venuesimulator.sms.SmsSite;
import io.rec.venuesimulator.smtp.SmtpEnd;
import io.rec.venuesimulator.telegram.TelegramSite;
import io.rec.venuesimulator.wire.JsonObject;
import java.time.Clock;
import java.util.List;

/**
 * The services that carry notices, each under the root it has at its own host, and the mail server
 * on ports of its own.
 */
final class NoticeEnds implements AutoCloseable {

  private final NoticeOptions options;
  private final Inbox inbox;
  private final SmtpEnd smtp;
  private final List<Site> sites;

  NoticeEnds(NoticeOptions options, FaultBoard board, Clock wall) {
    this.options = options;
    this.inbox = new Inbox(wall);
    this.smtp = new SmtpEnd(options.smtpUsers(), inbox, board, wall);
    this.sites =
        List.of(
            new SendGridSite(options.sendGridKeys(), inbox, wall),
            new SlackSite(options.slackHooks(), inbox, wall),
            new DiscordSite(options.discordHooks(), inbox, wall),
            new TelegramSite(options.bots(), inbox, wall),
            new SmsSite(options.smsAccounts(), inbox, wall),
            new SinkSite(options.sinks(), inbox),
            new InboxSite(inbox, smtp.certificate()));
  }

  Inbox inbox() {
    return inbox;
  }

  List<Site> sites() {
    return sites;
  }

  /** Opens the mail server's ports, and names every service's address. */
  void listen(JsonObject addresses, int port) {
    String root = "http://127.0.0.1:%d".formatted(port);
    addresses
        .with("sendgrid", root)
        .with("slack", root + SlackSite.ROOT)
        .with("discord", root + DiscordSite.ROOT)
        .with("telegram", root)
        .with("sms", root)
        .with("webhook", root + SinkSite.ROOT)
        .with("inbox", root + InboxSite.ROOT)
        .with("smtp", "smtp://127.0.0.1:%d".formatted(smtp.open(options.smtpPort(), false)))
        .with("smtps", "smtps://127.0.0.1:%d".formatted(smtp.open(options.smtpsPort(), true)));
  }

  @Override
  public void close() {
    smtp.close();
  }
}
