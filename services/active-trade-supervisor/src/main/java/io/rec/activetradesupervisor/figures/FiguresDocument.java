package io.rec.activetradesupervisor.figures;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.activetradesupervisor.book.StoredWatch;
import io.rec.activetradesupervisor.book.TradeLabels;
import io.rec.domain.position.Unrealised;
import io.rec.domain.stop.Seen;
import io.rec.domain.stop.TradeFigures;
import io.rec.domain.strikes.FreshnessLimits;
import io.rec.domain.trade.TradeStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * An active trade as others see it: the columns of v2, and then how far to trust them. Null means
 * unknown.
 *
 * @param currentPnl gain of one contract, text with two decimals
 * @param unrealisedGross of all that is held, in dollars
 * @param unrealisedNet the same less fees so far and the fee of closing
 * @param stopAttached whether the automatic stop may close it
 * @param stopFloor percent that was set for this trade; null is the desk's floor
 * @param stopVersion of what was set for this trade; 0 if nothing was
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record FiguresDocument(
    long id,
    long tradeId,
    String ticketId,
    String date,
    String time,
    String strike,
    String side,
    BigDecimal buyPrice,
    BigDecimal position,
    @Nullable String contract,
    String ticker,
    String symbol,
    String market,
    String tradeStrategy,
    @Nullable BigDecimal symbolOpen,
    @Nullable Double momentum,
    @Nullable Double prob,
    BigDecimal fees,
    @Nullable String diff,
    String status,
    @Nullable BigDecimal currentSymbolPrice,
    @Nullable BigDecimal currentClosePrice,
    @Nullable BigDecimal bufferFromEntry,
    long timeSinceEntry,
    long ttcSeconds,
    @Nullable Double currentProbability,
    @Nullable String currentPnl,
    Instant lastUpdated,
    BigDecimal held,
    @Nullable BigDecimal unrealisedGross,
    @Nullable BigDecimal unrealisedNet,
    @Nullable Instant priceAsOf,
    @Nullable Instant closePriceAsOf,
    @Nullable Instant probabilityAsOf,
    boolean stale,
    @Nullable StoredWatch watch,
    int settingsVersion,
    boolean stopAttached,
    @Nullable Integer stopFloor,
    int stopVersion) {

  private static final int CENTS = 2;

  static FiguresDocument of(TradeView view, FreshnessLimits limits, Instant seen, Instant now) {
    TradeFigures figures = view.figures();
    TradeLabels labels = view.trade().labels();
    Optional<Unrealised> open = figures.unrealised().filter(gain -> view.trade().holds());
    Optional<BigDecimal> gain = figures.gainPerContract().filter(each -> view.trade().holds());
    return new FiguresDocument(
        view.trade().id(),
        view.trade().id(),
        labels.ticketId(),
        labels.date(),
        labels.time(),
        labels.strike(),
        figures.trade().side().letter(),
        labels.buyPrice(),
        labels.position(),
        labels.contract(),
        figures.trade().ticker(),
        view.trade().symbol(),
        labels.market(),
        labels.tradeStrategy(),
        labels.symbolOpen(),
        labels.momentum(),
        labels.prob(),
        figures.trade().fees().dollars(),
        labels.diff(),
        status(view.trade().status()),
        figures.view().price().map(price -> cents(price.value())).orElse(null),
        figures.closePrice().orElse(null),
        figures.buffer().map(FiguresDocument::cents).orElse(null),
        figures.secondsSinceEntry(),
        figures.secondsToClose(),
        figures.probability().map(Seen::value).orElse(null),
        gain.map(BigDecimal::toPlainString).orElse(null),
        seen,
        view.trade().holds() ? figures.trade().count().number() : BigDecimal.ZERO,
        open.map(all -> all.gross().dollars()).orElse(null),
        open.map(all -> all.net().dollars()).orElse(null),
        figures.view().price().map(Seen::at).orElse(null),
        figures.view().closeAsk().map(Seen::at).orElse(null),
        figures.probability().map(Seen::at).orElse(null),
        view.isStale(limits, now),
        StoredWatch.of(view.watch()),
        view.settingsVersion(),
        view.trade().stop().attached(),
        stopFloor(view),
        view.trade().stopVersion());
  }

  /** The word of the table of active trades, which calls an open trade active. */
  static String status(TradeStatus status) {
    return status == TradeStatus.OPEN ? "active" : status.word();
  }

  private static @Nullable Integer stopFloor(TradeView view) {
    OptionalInt own = view.trade().stop().floor();
    return own.isPresent() ? Integer.valueOf(own.getAsInt()) : null;
  }

  private static BigDecimal cents(double dollars) {
    return BigDecimal.valueOf(dollars).setScale(CENTS, RoundingMode.HALF_EVEN);
  }
}
