package io.rec.mainapp.live;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.events.Fact;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Facts as messages: which of them pages hear of, and under which type. */
@Singleton
final class FactFrames {

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("trade", "trade"),
          Map.entry("order", "order"),
          Map.entry("account.order", "order"),
          Map.entry("account.fill", "fill"),
          Map.entry("account.settlement", "settlement"),
          Map.entry("account.position", "position"),
          Map.entry("account.balance", "balance"),
          Map.entry("alert", "alert"),
          Map.entry("kill_switch", "kill_switch"),
          Map.entry("signal", "signal"),
          Map.entry("auto_trade_settings", "settings"),
          Map.entry("auto_entry_indicator_change", "auto_entry"),
          Map.entry("automated_trade_triggered", "automated"),
          Map.entry("automated_trade_closed", "automated"),
          Map.entry("entry_suspension", "suspension"),
          Map.entry("risk", "risk"),
          Map.entry("critical_failure", "critical_failure"));

  /** With which the feed of a page that has just been opened begins: what somebody missed. */
  private static final Set<String> REMEMBERED =
      Set.of(
          "trade",
          "account.fill",
          "account.settlement",
          "alert",
          "kill_switch",
          "auto_trade_settings",
          "automated_trade_triggered",
          "automated_trade_closed",
          "entry_suspension",
          "risk",
          "critical_failure");

  private final ObjectMapper json;

  FactFrames(ObjectMapper json) {
    this.json = json;
  }

  static Set<String> topics() {
    return TYPES.keySet();
  }

  /** Quotes, balances and the like come too often for a feed of the last hours. */
  static Set<String> remembered() {
    return REMEMBERED;
  }

  static Optional<String> type(Fact fact) {
    return Optional.ofNullable(TYPES.get(fact.topic()));
  }

  /** The payload is JSON already and goes in as it is. */
  Frame frame(Fact fact) {
    return Frame.fact(
        type(fact).orElse("fact"), fact.id(), fact.createdAt().toString(), text(fact));
  }

  /** What happened before a page was opened, in one message: it is history and no news. */
  Frame recent(List<Fact> facts, String now) {
    return Frame.certain(
        "recent",
        now,
        facts.stream()
            .map(
                fact ->
                    "{\"type\":\"%s\",\"data\":%s}"
                        .formatted(type(fact).orElse("fact"), text(fact)))
            .collect(Collectors.joining(",", "{\"facts\":[", "]}")));
  }

  private String text(Fact fact) {
    return "{\"fact_id\":%d,\"topic\":%s,\"key\":%s,\"created_at\":\"%s\",\"payload\":%s}"
        .formatted(
            fact.id(), quoted(fact.topic()), quoted(fact.key()), fact.createdAt(), fact.payload());
  }

  private String quoted(String text) {
    try {
      return json.writeValueAsString(text);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
