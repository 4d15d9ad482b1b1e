package io.rec.domain.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.domain.entry.EntryConditions;
import io.rec.domain.entry.EntryCooldowns;
import io.rec.domain.entry.EntryDecision;
import io.rec.domain.entry.EntryReadiness;
import io.rec.domain.entry.EntryRules;
import io.rec.domain.entry.EntrySettings;
import io.rec.domain.entry.KnownTrade;
import io.rec.domain.golden.GoldenFiles.Check;
import io.rec.domain.market.Strike;
import io.rec.domain.money.Contracts;
import io.rec.domain.risk.KillSwitch;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.TradeStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The watchlists and entries of {@code auto-entry.json}: exact, order matters. */
final class EntryVectors {
  private static final Instant NOW = Instant.parse("2025-08-15T18:45:00Z");

  private EntryVectors() {}

  static Stream<DynamicTest> tests(Path file) {
    return GoldenFiles.cases(file, "cases", EntryVectors::evaluation);
  }

  private static Check evaluation(JsonNode vector) {
    return () -> {
      var settings = settings(vector.path("settings"));
      var readiness = EntryReadiness.of(conditions(vector, settings));
      var rows = GoldenFiles.stream(vector.path("strikes")).map(WatchlistVectors::row).toList();
      var trades = GoldenFiles.stream(vector.path("trades")).map(EntryVectors::trade).toList();
      var decisions = new EntryRules(settings).judge(rows, trades, EntryCooldowns.NONE, NOW);
      assertThat(decisions)
          .extracting(decision -> decision.row().strike())
          .isEqualTo(
              GoldenFiles.stream(vector.path("expected").path("watchlist"))
                  .map(JsonNode::asLong)
                  .toList());
      assertThat(entries(readiness, decisions))
          .isEqualTo(
              GoldenFiles.stream(vector.path("expected").path("entries"))
                  .map(EntryVectors::expected)
                  .toList());
    };
  }

  private static List<String> entries(EntryReadiness readiness, List<EntryDecision> decisions) {
    return readiness.isActive()
        ? decisions.stream().filter(EntryDecision::passed).map(EntryVectors::text).toList()
        : List.of();
  }

  private static String text(EntryDecision entry) {
    return "%s %s %s at %s, %s"
        .formatted(
            entry.row().ticker(),
            new Strike(entry.row().strike()).label(),
            entry.side().letter(),
            entry.price().orElseThrow().dollars().doubleValue(),
            entry.row().probability().orElseThrow());
  }

  private static String expected(JsonNode entry) {
    return "%s %s %s at %s, %s"
        .formatted(
            entry.path("ticker").asText(),
            entry.path("strike").asText(),
            entry.path("side").asText(),
            entry.path("buy_price").asDouble(),
            entry.path("probability").asDouble());
  }

  private static EntrySettings settings(JsonNode given) {
    return new EntrySettings(
        given.path("auto_entry").asBoolean(),
        given.path("min_probability").asDouble(),
        given.path("min_differential").asDouble(),
        given.path("min_time").asInt(),
        given.path("max_time").asInt(),
        given.path("allow_re_entry").asBoolean(),
        Contracts.of(1),
        1);
  }

  private static EntryConditions conditions(JsonNode vector, EntrySettings settings) {
    return new EntryConditions(
        Optional.of(settings),
        true,
        Optional.empty(),
        vector.path("spike_alert_active").asBoolean(),
        Optional.empty(),
        KillSwitch.NONE,
        true,
        true,
        vector.path("ttc_seconds").asLong());
  }

  private static KnownTrade trade(JsonNode trade) {
    return new KnownTrade(
        1,
        trade.path("ticker").asText(),
        Side.ofLetter(trade.path("side").asText()),
        TradeStatus.ofWord(trade.path("status").asText()),
        false);
  }
}
