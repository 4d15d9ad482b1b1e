package io.rec.autoentrysupervisor.backtest.book;

import io.rec.autoentrysupervisor.backtest.setup.BookModel;
import io.rec.domain.market.HourlyCalendar;
import io.rec.domain.market.HourlyEvent;
import io.rec.domain.market.MarketTicker;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Quotes around the probability: the makers' value is the model's chance of YES plus an error that
 * is drawn for each market and each turn of fifteen seconds; half the spread away from it, bid and
 * ask are rounded away from each other to whole cents. Strikes are centred on the price that the
 * event begins with, as the venue lists them.
 */
public final class MadeUpOffers implements Offers {
  private static final int MARKETS = 40;
  private static final int TURN_SECONDS = 15;
  private static final int DEAREST = 99;
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private final BookModel model;
  private final HourlyEvent event;
  private final long[] strikes;
  private final @Nullable String[] tickers = new @Nullable String[MARKETS];
  private final long spacing;
  private final long salt;
  private final boolean active;
  private long second = Long.MIN_VALUE;
  private long turn;

  public MadeUpOffers(BookModel model, HourlyEvent event, double price) {
    this.model = model;
    this.event = event;
    this.spacing = spacing(model, event, price);
    this.strikes = strikes(spacing, price);
    this.salt = Noise.mixed(model.seed() ^ event.close().getEpochSecond());
    // Pauses begin and end on the full hour.
    this.active =
        !HourlyCalendar.isPaused(Instant.ofEpochSecond(event.close().getEpochSecond() - 1));
  }

  @Override
  public void moveTo(long now) {
    second = now;
    turn = Math.floorDiv(now, TURN_SECONDS);
  }

  @Override
  public boolean isRecorded() {
    return false;
  }

  @Override
  public boolean isActive() {
    return active;
  }

  @Override
  public long asOf() {
    return second;
  }

  @Override
  public int count() {
    return strikes.length;
  }

  @Override
  public long strike(int row) {
    return strikes[row];
  }

  @Override
  public String ticker(int row) {
    var ticker = tickers[row];
    if (ticker == null) {
      ticker = MarketTicker.of(event.ticker(), floorStrike(row)).toString();
      tickers[row] = ticker;
    }
    return ticker;
  }

  @Override
  public int rowOf(long strike) {
    var row = (strike - strikes[0]) / spacing;
    return row >= 0 && row < MARKETS && strikes[(int) row] == strike ? (int) row : -1;
  }

  @Override
  public BigDecimal floorStrike(int row) {
    return BigDecimal.valueOf(strikes[row]).subtract(CENT);
  }

  @Override
  public long volume(int row) {
    return model.volume();
  }

  @Override
  public int yesAsk(int row, double yesWins) {
    return Double.isNaN(yesWins)
        ? 0
        : ask((int) Math.ceil(value(row, yesWins) + model.spread() / 2));
  }

  @Override
  public int noAsk(int row, double yesWins) {
    return Double.isNaN(yesWins)
        ? 0
        : ask(100 - (int) Math.floor(value(row, yesWins) - model.spread() / 2));
  }

  @Override
  public long depth(int row) {
    return Math.max(
        1, Math.round(model.depth() * (0.5 + Noise.unit(salt + 1, strikes[row], turn))));
  }

  private double value(int row, double yesWins) {
    return yesWins + model.error() * (2 * Noise.unit(salt, strikes[row], turn) - 1);
  }

  private static int ask(int cents) {
    return cents > DEAREST ? 0 : Math.max(1, cents);
  }

  private static long spacing(BookModel model, HourlyEvent event, double price) {
    if (model.spacing() > 0) {
      return model.spacing();
    }
    return switch (event.ticker().symbol()) {
      case "BTC" -> 100;
      case "ETH" -> 10;
      default -> Math.max(1, Math.round(price / 1000));
    };
  }

  private static long[] strikes(long spacing, double price) {
    var lowest = Math.max(1, Math.round(price / spacing) - MARKETS / 2);
    var strikes = new long[MARKETS];
    for (int i = 0; i < MARKETS; i++) {
      strikes[i] = (lowest + i) * spacing;
    }
    return strikes;
  }
}
