package io.rec.mainapp.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.mainapp.gateway.Aged;
import io.rec.mainapp.gateway.Enablement;
import io.rec.mainapp.gateway.account.Account;
import io.rec.mainapp.gateway.active.ActiveTrades;
import io.rec.mainapp.gateway.automatic.EntryStatus;
import io.rec.mainapp.gateway.desk.Kill;
import io.rec.mainapp.gateway.market.PriceLine;
import io.rec.mainapp.gateway.market.TablePanel;
import io.rec.mainapp.gateway.signals.AnalysisState;
import io.rec.mainapp.gateway.signals.TradeSignal;
import io.rec.mainapp.roster.RosterLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything by topic; null where nothing is known yet.
 *
 * @param lastFactId every fact after this one follows on its own
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record Snapshot(
    DeskHead desk,
    Map<String, Aged<PriceLine>> prices,
    Map<String, Aged<TablePanel>> strikeTables,
    @Nullable Aged<ActiveTrades> activeTrades,
    @Nullable Aged<Account> account,
    Kill kill,
    List<RosterLine> health,
    @Nullable EntryStatus autoEntry,
    Map<String, TradeSignal> tradeSignals,
    AnalysisState analysis,
    long lastFactId,
    Instant serverTime) {

  /** The same for everybody; what a person may do is told by the desk's route. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record DeskHead(
      String name, String mode, String version, List<String> symbols, Enablement entries) {}
}
