package io.rec.operator.controller.runtime;

import io.rec.operator.controller.database.DatabaseLook;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.database.SessionCount;
import io.rec.operator.controller.database.StakeCount;
import io.rec.operator.controller.observe.LookSeen;
import io.rec.operator.controller.observe.SessionsSeen;
import io.rec.operator.controller.observe.StakesSeen;
import io.rec.operator.controller.plan.Plan.LookRequest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at databases beside the passes, so that a silent server never holds one up. A pass gets the
 * last look at once; a look that shows something new brings about another pass.
 */
final class DatabaseLooks {
  private static final Logger log = LoggerFactory.getLogger(DatabaseLooks.class);
  private static final Duration GOOD_FOR = Duration.ofSeconds(10);

  /** A desk that is to stop waits for its last order. */
  private static final Duration STAKES_GOOD_FOR = Duration.ofSeconds(1);

  /** While a database starts, each look counts: everybody waits for it. */
  private static final Duration BAD_FOR = Duration.ofMillis(400);

  private final DatabaseLook database;
  private final SessionCount sessions;
  private final StakeCount stakes;
  private final Executor executor;
  private final Clock clock;
  private final Map<String, Slot> slots = new ConcurrentHashMap<>();

  DatabaseLooks(
      DatabaseLook database,
      SessionCount sessions,
      StakeCount stakes,
      Executor executor,
      Clock clock) {
    this.database = database;
    this.sessions = sessions;
    this.stakes = stakes;
    this.executor = executor;
    this.clock = clock;
  }

  /** The last look at this system's database. */
  LookSeen last(String system) {
    return slot(system).seen;
  }

  /** Takes another look if the last is old or was taken with another login. */
  void refresh(String system, LookRequest request, Runnable onChange) {
    if (slot(system).begin(request)) {
      executor.execute(() -> take(system, request, onChange));
    }
  }

  /** The last look is no longer true: something was just changed there. */
  void expire(String system) {
    slot(system).expire();
  }

  /** The last look stays until the next one, which is taken at once. */
  void renew(String system) {
    slot(system).renew();
  }

  void forget(String system) {
    slots.remove(system);
  }

  private void take(String system, LookRequest request, Runnable onChange) {
    Look look;
    try {
      look = database.look(request.address(), request.login(), request.dumper());
    } catch (RuntimeException e) {
      // A driver that fails in a new way must not leave the slot busy for ever.
      look = new Look.Away(String.valueOf(e));
    }
    var open = look instanceof Look.Open && request.stakes();
    if (slot(system)
        .end(
            look,
            request.count().map(count -> count(request, count)),
            open ? stakes(request) : StakesSeen.none())) {
      onChange.run();
    }
  }

  private SessionsSeen count(LookRequest request, LookRequest.Count count) {
    try {
      return new SessionsSeen(
          sessions.look(request.address(), count.administrator(), count.roles()), Optional.empty());
    } catch (SQLException e) {
      return SessionsSeen.failed(String.valueOf(e.getMessage()));
    }
  }

  private StakesSeen stakes(LookRequest request) {
    try {
      return new StakesSeen(Optional.of(stakes.look(request.address(), request.login())));
    } catch (SQLException e) {
      // Nobody knows what is open then, and the stop says so.
      log.atWarn().setCause(e).log("what is open in trading cannot be counted");
      return StakesSeen.none();
    }
  }

  private Slot slot(String system) {
    return slots.computeIfAbsent(system, name -> new Slot());
  }

  /** One system's looks; every access holds its lock. */
  private final class Slot {
    private volatile LookSeen seen = LookSeen.never();
    private @Nullable LookRequest last;
    private boolean busy;

    private synchronized boolean begin(LookRequest request) {
      var age = Duration.between(seen.at(), clock.instant());
      var good = seen.look() instanceof Look.Open ? goodFor(request) : BAD_FOR;
      if (busy || (request.equals(last) && age.compareTo(good) < 0)) {
        return false;
      }
      last = request;
      busy = true;
      return true;
    }

    private static Duration goodFor(LookRequest request) {
      return request.stakes() ? STAKES_GOOD_FOR : GOOD_FOR;
    }

    private synchronized boolean end(Look look, Optional<SessionsSeen> counted, StakesSeen open) {
      var found = counted.orElseGet(SessionsSeen::none);
      var changed =
          !look.equals(seen.look())
              || !found.equals(seen.sessions())
              || !open.equals(seen.stakes());
      seen = new LookSeen(look, clock.instant(), found, open);
      busy = false;
      return changed;
    }

    private synchronized void renew() {
      last = null;
    }

    private synchronized void expire() {
      last = null;
      seen = LookSeen.never();
    }
  }
}
