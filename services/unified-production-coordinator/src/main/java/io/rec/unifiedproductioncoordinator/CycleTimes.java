package io.rec.unifiedproductioncoordinator;

import io.rec.platform.loop.Loops;
import io.rec.platform.loop.RoleLoop;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells once a minute how the cycles went. */
@Singleton
final class CycleTimes {

  private static final Logger LOG = LoggerFactory.getLogger(CycleTimes.class);
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final Coordination coordination;
  private final RoleLoop loop;

  CycleTimes(Coordination coordination, Loops loops) {
    this.coordination = coordination;
    this.loop = new RoleLoop(loops, "status", PERIOD, this::tell);
  }

  void start() {
    loop.start();
  }

  private void tell() {
    LOG.atInfo()
        .addKeyValue("cycles", coordination.cycles())
        .addKeyValue("last_cycle_ms", coordination.report().tookMillis())
        .addKeyValue("missing", coordination.report().missing())
        .log("coordination");
  }
}
