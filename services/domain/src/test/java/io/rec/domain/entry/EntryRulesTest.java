package io.rec.domain.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.domain.decision.Check;
import io.rec.domain.decision.Decision;
import io.rec.domain.market.MarketTicker;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Price;
import io.rec.domain.strikes.Quote;
import io.rec.domain.strikes.Side;
import io.rec.domain.strikes.StrikeRow;
import io.rec.domain.trade.TradeStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class EntryRulesTest {
  private static final Instant NOW = Instant.parse("2025-08-15T18:45:00Z");
  private static final String TICKER = "KXBTCD-25AUG1515-T113999.99";

  private static EntryRules rules(boolean allowReEntry) {
    return new EntryRules(
        new EntrySettings(true, 95, 0.25, 120, 900, allowReEntry, Contracts.of(1), 1));
  }

  private static StrikeRow row(double probability, int yesAsk, double yesDiff) {
    var quote =
        Quote.ofAsks(
            TICKER,
            MarketTicker.parse(TICKER).floorStrike(),
            OptionalInt.of(yesAsk),
            OptionalInt.of(9),
            5000);
    return new StrikeRow(
        114_000,
        quote,
        1000,
        0.87,
        OptionalDouble.of(probability),
        OptionalDouble.of(yesDiff),
        OptionalDouble.of(-6),
        Side.YES);
  }

  private static KnownTrade trade(TradeStatus status, boolean unknown) {
    return new KnownTrade(12, TICKER, Side.YES, status, unknown);
  }

  private static List<String> failed(StrikeRow row, boolean allowReEntry, KnownTrade... trades) {
    return judge(row, allowReEntry, EntryCooldowns.NONE, trades);
  }

  private static List<String> judge(
      StrikeRow row, boolean allowReEntry, EntryCooldowns cooldowns, KnownTrade... trades) {
    return rules(allowReEntry)
        .judge(List.of(row), List.of(trades), cooldowns, NOW)
        .getFirst()
        .decision()
        .failures()
        .stream()
        .map(check -> check.rule().word())
        .toList();
  }

  @Test
  @DisplayName("REC-AES-02 an entry buys the active side at its ask")
  void buysTheActiveSide() {
    var entry =
        rules(false).judge(List.of(row(97, 93, 4)), List.of(), EntryCooldowns.NONE, NOW).getFirst();

    assertThat(entry.passed()).isTrue();
    assertThat(entry.side()).isEqualTo(Side.YES);
    assertThat(entry.price()).contains(Price.ofCents(93));
  }

  @Test
  void everyRuleIsListedWithItsNumbers() {
    var entry =
        rules(false)
            .judge(List.of(row(94.99, 93, 4)), List.of(), EntryCooldowns.NONE, NOW)
            .getFirst();

    assertThat(entry.decision().checks())
        .extracting(Check::rule)
        .containsExactly(
            EntryRule.MIN_PROBABILITY,
            EntryRule.MIN_DIFFERENTIAL,
            EntryRule.MAX_ASK,
            EntryRule.NOT_HELD,
            EntryRule.RE_ENTRY,
            EntryRule.COOL_DOWN);
    assertThat(entry.decision().reason())
        .isEqualTo("min_probability: found 94.99, needs at least 95 percent");
  }

  @ParameterizedTest
  @CsvSource({"-0.25, true", "-0.26, false"})
  void theDifferentialMayFallHalfAPointShort(double diff, boolean passes) {
    assertThat(failed(row(97, 93, diff), false).isEmpty()).isEqualTo(passes);
  }

  @ParameterizedTest
  @EnumSource(names = {"PENDING", "OPEN", "CLOSING"})
  void whatIsHeldBlocksEvenWhenReEntryIsAllowed(TradeStatus status) {
    assertThat(failed(row(97, 93, 4), true, trade(status, false))).containsExactly("not_held");
  }

  @ParameterizedTest
  @EnumSource(names = {"EXPIRED", "CLOSED"})
  @DisplayName("defect of the original: allow_re_entry is stored and never read")
  void whatWasEnteredBlocksUnlessReEntryIsAllowed(TradeStatus status) {
    assertThat(failed(row(97, 93, 4), false, trade(status, false))).containsExactly("re_entry");
    assertThat(failed(row(97, 93, 4), true, trade(status, false))).isEmpty();
  }

  @Test
  void anErrorBlocksOnlyWhileItsOutcomeIsUnknown() {
    assertThat(failed(row(97, 93, 4), true, trade(TradeStatus.ERROR, true)))
        .containsExactly("not_held");
    assertThat(failed(row(97, 93, 4), false, trade(TradeStatus.ERROR, false))).isEmpty();
    assertThat(failed(row(97, 93, 4), false, trade(TradeStatus.DELETED, false))).isEmpty();
  }

  @Test
  @DisplayName("defect of the original: a strike that was blocked waits although nothing was sent")
  void onlyAnEntryThatWasSentStartsThePause() {
    var sent = EntryCooldowns.NONE.sent(TICKER, Side.YES, NOW.minusSeconds(3));

    assertThat(judge(row(97, 93, 4), true, sent)).containsExactly("cool_down");
    assertThat(judge(row(97, 93, 4), true, EntryCooldowns.NONE)).isEmpty();
  }

  @Test
  void thePauseIsOfOneSideAndTenSeconds() {
    var sent = EntryCooldowns.NONE.sent(TICKER, Side.YES, NOW);

    assertThat(sent.remaining(TICKER, Side.YES, NOW.plusMillis(9_999)))
        .isEqualTo(Duration.ofMillis(1));
    assertThat(sent.remaining(TICKER, Side.YES, NOW.plusSeconds(10))).isZero();
    assertThat(sent.remaining(TICKER, Side.NO, NOW)).isZero();
    assertThat(sent.waiting(NOW)).isEqualTo(1);
    assertThat(sent.sent("OTHER", Side.NO, NOW.plusSeconds(11)).sent()).hasSize(1);
  }

  @Test
  void aSideThatNobodyOffersIsNotBought() {
    var quote =
        Quote.ofAsks(
            TICKER,
            MarketTicker.parse(TICKER).floorStrike(),
            OptionalInt.empty(),
            OptionalInt.of(9),
            5000);
    var row =
        new StrikeRow(
            114_000,
            quote,
            1000,
            0.87,
            OptionalDouble.of(97),
            OptionalDouble.empty(),
            OptionalDouble.of(-6),
            Side.YES);

    assertThat(rules(false).judge(List.of(row), List.of(), EntryCooldowns.NONE, NOW)).isEmpty();
    assertThat(new EntryDecision(row, Decision.of()).price()).isEmpty();
  }
}
