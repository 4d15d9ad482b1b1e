package io.rec.activetradesupervisor.figures;

import io.rec.activetradesupervisor.book.SupervisedTrade;
import io.rec.domain.momentum.Momentum;
import io.rec.domain.money.Price;
import io.rec.domain.stop.MarketView;
import io.rec.domain.stop.Seen;
import io.rec.platform.live.LiveMarkets;
import io.rec.platform.live.SeenTable;
import io.rec.platform.live.SeenTick;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The last known market of each trade. Owned by the supervision's thread. */
@Singleton
public final class MarketViews {

  private final LiveMarkets markets;
  private final FarQuotes farQuotes;
  private final Map<Long, MarketView> known = new HashMap<>();

  MarketViews(LiveMarkets markets, FarQuotes farQuotes) {
    this.markets = markets;
    this.farQuotes = farQuotes;
  }

  /** With what is newly known; what is not known now keeps its last value and its age. */
  public MarketView of(SupervisedTrade trade) {
    return known.merge(trade.id(), newest(trade), MarketView::with);
  }

  /** Of the trade's own symbol. */
  public Optional<Momentum> momentum(SupervisedTrade trade) {
    return markets.tick(trade.symbol()).map(SeenTick::momentum);
  }

  public void keepOnly(List<SupervisedTrade> trades) {
    Set<Long> ids = trades.stream().map(SupervisedTrade::id).collect(Collectors.toSet());
    known.keySet().retainAll(ids);
  }

  private MarketView newest(SupervisedTrade trade) {
    Optional<Seen<Double>> price =
        markets
            .tick(trade.symbol())
            .map(tick -> new Seen<>(tick.momentum().price(), tick.momentum().asOf()));
    Optional<SeenTable> table = markets.table(trade.symbol());
    if (table.isEmpty()) {
      return new MarketView(price, farQuotes.of(trade), Optional.empty());
    }
    MarketView shown =
        MarketView.of(table.get().table(), trade.trade().ticker(), trade.trade().side());
    Optional<Seen<Price>> ask = shown.closeAsk().or(() -> farQuotes.of(trade));
    // Nobody traded at an interpolated price: what was made from it is no reading.
    return table.get().interpolated()
        ? new MarketView(price, ask, Optional.empty())
        : new MarketView(later(price, shown.price()), ask, shown.probability());
  }

  private static Optional<Seen<Double>> later(
      Optional<Seen<Double>> one, Optional<Seen<Double>> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    return one.get().at().isBefore(other.get().at()) ? other : one;
  }
}
