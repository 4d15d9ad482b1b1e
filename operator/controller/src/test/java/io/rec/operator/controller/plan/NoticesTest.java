package io.rec.operator.controller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.controller.database.ExchangeWord.Answers;
import io.rec.operator.controller.database.ExchangeWord.Manner;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.database.Outlook;
import io.rec.operator.controller.database.PriceTrail;
import io.rec.operator.controller.database.TradingFigures;
import io.rec.operator.controller.database.TradingFigures.Entries;
import io.rec.operator.controller.observe.Observation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NoticesTest {
  private final Desk desk = Desks.desk("");

  @Test
  @DisplayName("automatic entries that end are an event, and only once")
  void tellsOfTheEndOfEntries() {
    var on = after(desk, look(Entries.ON, Manner.TRADES));
    var off = Desks.plan(on, seen(on, look(Entries.OFF, Manner.TRADES)));

    assertThat(reasons(off)).containsOnlyOnce(Notice.Reason.AUTO_ENTRY_DISABLED);
    var still = Desks.with(on, off.status());
    assertThat(reasons(Desks.plan(still, seen(still, look(Entries.OFF, Manner.TRADES)))))
        .doesNotContain(Notice.Reason.AUTO_ENTRY_DISABLED);
  }

  @Test
  @DisplayName("entries that a spike holds up, and a new desk's that were never on, are none")
  void keepsQuiet() {
    var on = after(desk, look(Entries.ON, Manner.TRADES));

    assertThat(reasons(Desks.plan(on, seen(on, look(Entries.PAUSED, Manner.TRADES)))))
        .doesNotContain(Notice.Reason.AUTO_ENTRY_DISABLED, Notice.Reason.TRADING_PAUSED);
    assertThat(reasons(Desks.plan(desk, seen(desk, look(Entries.OFF, Manner.TRADES)))))
        .doesNotContain(Notice.Reason.AUTO_ENTRY_DISABLED);
  }

  @Test
  @DisplayName("an exchange that pauses is an event")
  void tellsOfAPause() {
    var trading = after(desk, look(Entries.ON, Manner.TRADES));

    assertThat(reasons(Desks.plan(trading, seen(trading, look(Entries.ON, Manner.PAUSED)))))
        .contains(Notice.Reason.TRADING_PAUSED);
  }

  @Test
  @DisplayName("backups that nobody wants do not fail")
  void leavesAloneWhatNobodyWants() {
    var without = Desks.desk("backup: {enabled: false}");

    assertThat(reasons(Desks.plan(without, Desks.healthy(without))))
        .doesNotContain(Notice.Reason.BACKUP_FAILED);
  }

  private static Desk after(Desk desk, Look look) {
    return Desks.with(desk, Desks.plan(desk, seen(desk, look)).status());
  }

  private static Observation seen(Desk desk, Look look) {
    return Desks.looked(Desks.healthy(desk), look);
  }

  private static List<Notice.Reason> reasons(Plan plan) {
    return plan.notices().stream().map(Notice::reason).toList();
  }

  private static Look look(Entries entries, Manner manner) {
    PriceTrail steady = new PriceTrail.Steady();
    return new Look.Open(
        "15.14",
        "5",
        Optional.empty(),
        Optional.empty(),
        new Outlook.Told(Map.of("BTC", steady, "ETH", steady), new Answers(manner, true)),
        Optional.of(new TradingFigures(0, entries, BigDecimal.ZERO, Optional.empty())));
  }
}
