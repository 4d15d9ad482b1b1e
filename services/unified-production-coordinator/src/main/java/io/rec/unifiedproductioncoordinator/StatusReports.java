package io.rec.unifiedproductioncoordinator;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.ComponentState;
import io.rec.unifiedproductioncoordinator.inputs.Refusals;
import io.rec.unifiedproductioncoordinator.production.FreshFor;
import io.rec.unifiedproductioncoordinator.production.Productions;
import io.rec.unifiedproductioncoordinator.production.StepRecord;
import io.rec.unifiedproductioncoordinator.production.SymbolProduction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports each second how the production stands, as a row, and logs when what is missing changes.
 */
@Singleton
final class StatusReports {

  private static final Logger LOG = LoggerFactory.getLogger(StatusReports.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final String NAME = "coordination";

  private final Productions productions;
  private final Refusals refusals;
  private final FreshFor freshFor;
  private final ComponentState state;
  private final ObjectMapper json;
  private final RoleLoop loop;
  private final Clock clock;
  private volatile CycleReport report = CycleReport.NONE;

  StatusReports(
      Productions productions,
      Refusals refusals,
      FreshFor freshFor,
      ComponentState state,
      ObjectMapper json,
      Loops loops,
      Clock clock) {
    this.productions = productions;
    this.refusals = refusals;
    this.freshFor = freshFor;
    this.state = state;
    this.json = json;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "status", PERIOD, this::look);
  }

  void start() {
    loop.start();
  }

  /** The last report, stored for the next start. */
  void finish() throws SQLException, IOException {
    loop.stop();
    look();
  }

  CycleReport report() {
    return report;
  }

  private void look() throws SQLException, IOException {
    CycleReport before = report;
    CycleReport now = make(clock.instant());
    report = now;
    if (before == CycleReport.NONE || !now.missing().equals(before.missing())) {
      LOG.atInfo()
          .addKeyValue("symbols", now.symbols().size())
          .log("inputs missing for the strike table: [{}]", now.missing());
    }
    state.save(NAME, json.writeValueAsString(now));
  }

  private CycleReport make(Instant now) {
    List<SymbolInputs> inputs = new ArrayList<>();
    Map<String, List<StepRecord>> steps = new TreeMap<>();
    for (SymbolProduction production : productions.all()) {
      inputs.add(
          SymbolInputs.judge(
              production.symbol(),
              production.feed().known(),
              production.feed().knownMarkets(now).map(seen -> seen.markets().asOf()),
              freshFor.limits(),
              now));
      steps.put(production.symbol(), production.pipeline().records());
    }
    return new CycleReport(now, productions.cycles(), inputs, steps, refusals.counts());
  }
}
