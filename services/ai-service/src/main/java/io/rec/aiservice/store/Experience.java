package io.rec.aiservice.store;

import io.rec.domain.signal.Calibration;
import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What came of the models' newest opinions, read every five minutes, and sooner while that fails.
 * While the database is away the last reading stays; before the first one the models are believed.
 */
@Singleton
public final class Experience {

  private static final Duration PERIOD = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final AnalysisTable table;
  private final RoleLoop loop;
  private final Clock clock;
  private volatile Calibration calibration = Calibration.NONE;

  /** Owned by the loop. */
  private Instant due = Instant.MIN;

  Experience(AnalysisTable table, Loops loops, Clock clock) {
    this.table = table;
    this.clock = clock;
    this.loop = new RoleLoop(loops, "analysis-experience", LOOK, this::readWhenDue);
  }

  public void start() {
    loop.start();
  }

  public void stop() {
    loop.stop();
  }

  public Calibration calibration() {
    return calibration;
  }

  private void readWhenDue() throws SQLException {
    Instant now = clock.instant();
    if (!now.isBefore(due) && !table.away()) {
      read();
      due = now.plus(PERIOD);
    }
  }

  void read() throws SQLException {
    calibration = Calibration.of(table.past());
  }
}
