package io.rec.connectorhub.routing;

import io.rec.venues.connector.notice.Message;
import io.rec.venues.connector.notice.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides where a notice goes.
 *
 * @param digestAt when, by UTC, what was collected is told
 * @param sameWithin within this time the same thing is told once for each channel
 * @param quotas by channel
 * @param templates by the kind of the notice
 */
public record Routing(
    List<Route> routes,
    Optional<QuietHours> quiet,
    LocalTime digestAt,
    Duration sameWithin,
    Map<String, Quota> quotas,
    Map<String, Template> templates) {

  public Routing {
    routes = List.copyOf(routes);
    quotas = Map.copyOf(quotas);
    templates = Map.copyOf(templates);
  }

  /**
   * One way for one notice.
   *
   * @param held collected for the digest instead of sent
   */
  public record Way(String channel, Message message, boolean held, Instant notBefore) {}

  /** The ways of a notice, each channel once: its first route that takes the notice. */
  public List<Way> ways(Notice notice, Instant now) {
    Map<String, Way> ways = new LinkedHashMap<>();
    for (Route route : routes) {
      if (route.takes(notice)) {
        ways.putIfAbsent(route.channel(), way(route, notice, now));
      }
    }
    return List.copyOf(ways.values());
  }

  /** Of an alert that another channel could not tell, by the recipient that this one has. */
  public Way instead(String channel, Message.Alert alert, Instant now) {
    String recipient =
        routes.stream()
            .filter(route -> route.channel().equals(channel))
            .findFirst()
            .map(Route::recipient)
            .orElse("");
    return new Way(
        channel,
        new Message.Alert(alert.id(), recipient, alert.alertType(), alert.text(), alert.priority()),
        false,
        now);
  }

  public Quota quota(String channel) {
    return quotas.getOrDefault(channel, Quota.NONE);
  }

  /** The next time for digests. */
  public Instant nextDigest(Instant now) {
    var today = now.atZone(ZoneOffset.UTC).toLocalDate();
    Instant due = today.atTime(digestAt).toInstant(ZoneOffset.UTC);
    return due.isAfter(now) ? due : today.plusDays(1).atTime(digestAt).toInstant(ZoneOffset.UTC);
  }

  /** When somebody may be told: what is critical now, anything else outside of quiet hours. */
  public Instant told(boolean critical, Instant now) {
    return critical ? now : quiet.map(hours -> hours.end(now)).orElse(now);
  }

  private Way way(Route route, Notice notice, Instant now) {
    Message message = worded(notice, route.recipient(), now);
    if (route.digests(notice)) {
      return new Way(route.channel(), message, true, nextDigest(now));
    }
    boolean critical = notice.priority() == Priority.CRITICAL;
    return new Way(route.channel(), message, false, told(critical, now));
  }

  private Message worded(Notice notice, String usualRecipient, Instant now) {
    Message message = notice.message();
    String recipient = message.recipient().isEmpty() ? usualRecipient : message.recipient();
    Optional<Template> template = Optional.ofNullable(templates.get(notice.kind().word()));
    Map<String, String> fields = fields(notice, now);
    return switch (message) {
      case Message.Notification note ->
          new Message.Notification(
              note.id(),
              recipient,
              template.map(words -> words.subject(fields)).orElse(note.subject()),
              template.map(words -> words.text(fields)).orElse(note.text()),
              note.html(),
              note.copies());
      case Message.Alert alert ->
          new Message.Alert(
              alert.id(),
              recipient,
              alert.alertType(),
              template.map(words -> words.text(fields)).orElse(alert.text()),
              alert.priority());
      // Its fields are its words; a template would make a notification of it.
      case Message.Trade trade ->
          template
              .<Message>map(
                  words ->
                      new Message.Notification(
                          trade.id(),
                          recipient,
                          words.subject(fields),
                          words.text(fields),
                          false,
                          Message.Copies.NONE))
              .orElseGet(() -> new Message.Trade(trade.id(), recipient, trade.data(), trade.at()));
    };
  }

  private static Map<String, String> fields(Notice notice, Instant now) {
    Map<String, String> fields = new LinkedHashMap<>();
    Message message = notice.message();
    if (message instanceof Message.Trade trade) {
      fields.putAll(trade.data());
      fields.putIfAbsent("side", trade.data().getOrDefault("action", ""));
    }
    if (message instanceof Message.Alert alert) {
      fields.put("alert_type", alert.alertType());
    }
    fields.put("kind", notice.kind().word());
    fields.put("priority", notice.priority().word());
    fields.put("subject", message.subject());
    fields.put("text", message.text());
    fields.put("time", now.toString());
    return fields;
  }

  /** One message that says what was collected, oldest first. */
  public static Message digest(String id, String recipient, List<String> subjects, int most) {
    List<String> shown = subjects.subList(0, Math.min(most, subjects.size()));
    List<String> lines = new ArrayList<>(shown.stream().map(line -> "- " + line).toList());
    if (subjects.size() > shown.size()) {
      lines.add("- and %d more".formatted(subjects.size() - shown.size()));
    }
    return new Message.Notification(
        id,
        recipient,
        "Digest: %d notices".formatted(subjects.size()),
        String.join("\n", lines),
        false,
        Message.Copies.NONE);
  }

  /** For channels of whose routing nothing is said: the log hears all, a number only the worst. */
  public static Route usual(String channel, String type) {
    Priority from =
        switch (type) {
          case "log" -> Priority.LOW;
          case "sms" -> Priority.CRITICAL;
          default -> Priority.NORMAL;
        };
    return new Route(channel, from, Set.of(), Optional.empty(), "");
  }
}
