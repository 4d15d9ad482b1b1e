package io.rec.venuesimulator.standalone;

import io.rec.venuesimulator.hooks.DiscordHook;
import io.rec.venuesimulator.hooks.Sink;
import io.rec.venuesimulator.hooks.SlackHook;
import io.rec.venuesimulator.sendgrid.SendGridKey;
import io.rec.venuesimulator.sms.SmsAccount;
import io.rec.venuesimulator.telegram.Bot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Who may use the services that carry notices. Without it, a service refuses everybody. */
record NoticeOptions(
    int port,
    int smtpPort,
    int smtpsPort,
    List<SendGridKey> sendGridKeys,
    Map<String, String> smtpUsers,
    List<SlackHook> slackHooks,
    List<DiscordHook> discordHooks,
    List<Bot> bots,
    List<SmsAccount> smsAccounts,
    List<Sink> sinks) {

  static NoticeOptions of(OptionValues given) {
    return new NoticeOptions(
        given.port("--notices-port"),
        given.port("--smtp-port"),
        given.port("--smtps-port"),
        given.all("--sendgrid-key").stream().map(NoticeOptions::sendGridKey).toList(),
        smtpUsers(given.all("--smtp-user")),
        given.all("--slack-hook").stream().map(NoticeOptions::slackHook).toList(),
        given.all("--discord-hook").stream().map(NoticeOptions::discordHook).toList(),
        given.all("--telegram-bot").stream().map(NoticeOptions::bot).toList(),
        given.all("--sms-account").stream().map(NoticeOptions::smsAccount).toList(),
        given.all("--webhook").stream().map(NoticeOptions::sink).toList());
  }

  private static SendGridKey sendGridKey(String text) {
    List<String> parts = parts("--sendgrid-key", "KEY,SENDER[,SENDER]", text, ",", 2);
    return new SendGridKey(parts.getFirst(), parts.subList(1, parts.size()));
  }

  /** A password may have commas in it. */
  private static Map<String, String> smtpUsers(List<String> texts) {
    Map<String, String> users = new TreeMap<>();
    for (String text : texts) {
      int mark = text.indexOf(',');
      if (mark < 1 || mark == text.length() - 1) {
        throw wanted("--smtp-user", "USER,PASSWORD", text);
      }
      users.put(text.substring(0, mark), text.substring(mark + 1));
    }
    return users;
  }

  private static SlackHook slackHook(String text) {
    List<String> parts = parts("--slack-hook", "TEAM/HOOK/SECRET", text, "/", 3);
    if (parts.size() > 3) {
      throw wanted("--slack-hook", "TEAM/HOOK/SECRET", text);
    }
    return new SlackHook(parts.get(0), parts.get(1), parts.get(2));
  }

  private static DiscordHook discordHook(String text) {
    if (!text.matches("[1-8]?\\d{1,18}/[A-Za-z0-9_-]+")) {
      throw wanted("--discord-hook", "ID/TOKEN", text);
    }
    int mark = text.indexOf('/');
    return new DiscordHook(Long.parseLong(text.substring(0, mark)), text.substring(mark + 1));
  }

  private static Bot bot(String text) {
    List<String> parts = parts("--telegram-bot", "TOKEN,NAME,CHAT[,CHAT]", text, ",", 3);
    try {
      return new Bot(parts.get(0), parts.get(1), Set.copyOf(parts.subList(2, parts.size())));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("--telegram-bot: " + wrong.getMessage(), wrong);
    }
  }

  private static SmsAccount smsAccount(String text) {
    List<String> parts = parts("--sms-account", "SID,TOKEN,NUMBER[,NUMBER]", text, ",", 3);
    try {
      return new SmsAccount(parts.get(0), parts.get(1), Set.copyOf(parts.subList(2, parts.size())));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("--sms-account: " + wrong.getMessage(), wrong);
    }
  }

  private static Sink sink(String text) {
    int mark = text.indexOf(',');
    String path = mark < 0 ? text : text.substring(0, mark);
    if (path.isEmpty() || path.startsWith("/") || mark == text.length() - 1) {
      throw wanted("--webhook", "PATH[,TOKEN]", text);
    }
    return new Sink(path, mark < 0 ? Optional.empty() : Optional.of(text.substring(mark + 1)));
  }

  private static List<String> parts(
      String option, String form, String text, String between, int least) {
    List<String> parts = List.of(text.split(between, -1));
    if (parts.size() < least || parts.contains("")) {
      throw wanted(option, form, text);
    }
    return parts;
  }

  private static IllegalArgumentException wanted(String option, String form, String text) {
    return new IllegalArgumentException("%s wants %s and got '%s'".formatted(option, form, text));
  }
}
