package io.rec.mainapp.gateway.market;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.domain.momentum.Window;
import io.rec.mainapp.gateway.Query;
import io.rec.platform.persistence.Database;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows the momentum: made from the newest price, and the spike from the automatic entry's row. */
@Singleton
final class MomentumPanels {

  /** Absolute bucket from which on there is one arrow more. */
  private static final int[] ARROWS = {5, 10, 20};

  private static final String FORMULA =
      "The moves over 1, 2, 3, 4, 15 and 30 minutes in percent, weighted 30, 25, 20, 15, 5 and 5 of"
          + " 100; windows without history are left out and the weights scaled up. The bucket is the"
          + " score times 100, rounded half to even, at most 30 either way.";

  private final Database database;
  private final ObjectMapper json;

  MomentumPanels(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** What the automatic entry keeps of a spike; the rest of the document is its own business. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record StoredSpike(@Nullable Instant since, @Nullable Double momentum) {}

  MomentumPanel panel(PriceLine line, List<ScoreAt> scores) throws SQLException {
    int strength = line.bucket() == null ? 0 : Math.abs(line.bucket());
    int arrows = 0;
    for (int from : ARROWS) {
      arrows += strength >= from ? 1 : 0;
    }
    return new MomentumPanel(
        line.symbol(),
        line.momentum(),
        line.bucket(),
        arrows,
        arrows == 0 || line.bucket() == null ? "" : line.bucket() > 0 ? "down" : "up",
        line.momentumStale(),
        Window.ALL.stream()
            .map(window -> new Horizon(window.seconds() / 60, window.weight(), delta(line, window)))
            .toList(),
        scores,
        line.volatility(),
        line.volSpike(),
        spike(line.symbol()).orElse(null),
        FORMULA);
  }

  private Optional<SpikeState> spike(String symbol) throws SQLException {
    return database.read(
        connection ->
            Query.of(
                    """
                    SELECT spike::text AS spike, cooldown_timer FROM users.auto_entry_state
                    WHERE symbol = ?""",
                    symbol)
                .first(connection, this::spike));
  }

  private SpikeState spike(ResultSet row) throws SQLException {
    String text = row.getString("spike");
    try {
      StoredSpike stored = text == null ? null : json.readValue(text, StoredSpike.class);
      return new SpikeState(
          stored != null && stored.since() != null,
          stored == null ? null : stored.since(),
          stored == null ? null : stored.momentum(),
          row.getLong("cooldown_timer"));
    } catch (IOException unreadable) {
      throw new SQLException("the spike of users.auto_entry_state cannot be read", unreadable);
    }
  }

  private static @Nullable Double delta(PriceLine line, Window window) {
    Deltas deltas = line.deltas();
    return switch (window) {
      case ONE_MINUTE -> deltas.oneMinute();
      case TWO_MINUTES -> deltas.twoMinutes();
      case THREE_MINUTES -> deltas.threeMinutes();
      case FOUR_MINUTES -> deltas.fourMinutes();
      case FIFTEEN_MINUTES -> deltas.fifteenMinutes();
      case THIRTY_MINUTES -> deltas.thirtyMinutes();
    };
  }
}
