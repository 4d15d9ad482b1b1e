package io.rec.trademanager.position;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.rec.domain.money.Money;
import io.rec.domain.risk.AtStake;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import io.rec.platform.persistence.Database;
import io.rec.platform.risk.Stakes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is at stake and what the day has brought, for whoever draws them over time. */
@Singleton
public final class StakeFigures {
  private static final Duration PERIOD = Duration.ofSeconds(10);
  private static final String EVERY_MARKET = "";

  private final Database database;
  private final Stakes stakes;
  private final RoleLoop loop;
  private volatile @Nullable AtStake last;

  StakeFigures(Database database, Stakes stakes, Loops loops, MeterRegistry meters) {
    this.database = database;
    this.stakes = stakes;
    this.loop = new RoleLoop(loops, "stake-figures", PERIOD, this::look);
    Gauge.builder("recio.stake.exposure", this, figures -> figures.dollars(AtStake::exposure))
        .description("Dollars that open trades and orders may lose; NaN before the first look")
        .register(meters);
    Gauge.builder("recio.stake.result.today", this, f -> f.dollars(AtStake::resultToday))
        .description("Dollars won or lost since the exchange's midnight, net of fees")
        .register(meters);
  }

  public void start() {
    loop.start();
  }

  public void stop() {
    loop.stop();
  }

  private void look() throws SQLException {
    last =
        database.read(
            connection ->
                stakes.before(
                    connection, EVERY_MARKET, EVERY_MARKET, Optional.empty(), Money.ZERO));
  }

  private double dollars(Function<AtStake, Money> figure) {
    var known = last;
    return known == null ? Double.NaN : figure.apply(known).dollars().doubleValue();
  }
}
