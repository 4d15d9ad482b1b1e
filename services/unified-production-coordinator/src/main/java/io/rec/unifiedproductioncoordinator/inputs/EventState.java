package io.rec.unifiedproductioncoordinator.inputs;

import io.rec.domain.market.EventTicker;
import io.rec.domain.market.HourlyEvent;
import io.rec.domain.market.MarketTicker;
import io.rec.domain.strikes.EventMarkets;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is known about one event's markets. Guarded by the lock of {@link KnownMarkets}. */
final class EventState {

  private static final int BID = 0;
  private static final int ASK = 1;
  private static final int VOLUME = 2;

  private final HourlyEvent event;
  private final Quotes quotes = new Quotes();
  private String status;
  private Instant asOf;
  private boolean cached;
  private long version;
  private @Nullable MarketsSeen seen;

  private EventState(HourlyEvent event, String status, Instant asOf, boolean cached, long version) {
    this.event = event;
    this.status = status;
    this.asOf = asOf;
    this.cached = cached;
    this.version = version;
  }

  /** The event of a stored row, as yet without its markets. */
  static EventState of(MarketRow row) throws InputRefused {
    MarketRow.Event event = row.event();
    Instant asOf = row.asOf();
    if (event == null
        || event.eventTicker() == null
        || event.closeTime() == null
        || asOf == null
        || row.markets() == null) {
      throw new InputRefused("incomplete", "a snapshot without event, time or markets");
    }
    return new EventState(
        new HourlyEvent(ticker(event.eventTicker()), event.closeTime()),
        event.status() == null ? "unknown" : event.status(),
        asOf,
        Boolean.TRUE.equals(row.cached()),
        row.version() == null ? 0 : row.version());
  }

  /** Takes the row's markets over; whoever is told hears of each that cannot be used. */
  void take(List<MarketRow.Market> markets, Consumer<InputRefused> told) {
    for (MarketRow.Market market : markets) {
      try {
        if (market.ticker() == null || market.floorStrike() == null) {
          throw new InputRefused("incomplete", "a market of %s: %s".formatted(ticker(), market));
        }
        quotes.put(
            market.ticker(),
            market.floorStrike(),
            market.yesBid(),
            market.yesAsk(),
            market.volume() == null ? 0 : market.volume().longValue());
      } catch (InputRefused refused) {
        if (market.ticker() != null) {
          quotes.refuse(market.ticker(), refused);
        }
        told.accept(refused);
      }
    }
  }

  Instant close() {
    return event.close();
  }

  String ticker() {
    return event.ticker().toString();
  }

  long version() {
    return version;
  }

  Instant asOf() {
    return asOf;
  }

  /** Whether the note can be applied without a gap; an older one is nothing new. */
  boolean follows(MarketNote note) {
    return note.since() != null && version >= note.since();
  }

  /**
   * Takes over a note that follows; tells whether more than its time is new. A change that cannot
   * be used is told and holds up none of the others; its market changed all the same, so what was
   * known of it must not stand as the present.
   */
  boolean apply(MarketNote note, Consumer<InputRefused> told) {
    if (note.version() == null || note.asOf() == null || note.version() < version) {
      return false;
    }
    String newStatus = note.status() == null ? status : note.status();
    boolean news = note.version() > version || !newStatus.equals(status);
    Map<String, @Nullable List<@Nullable BigDecimal>> changes =
        note.changes() == null ? Map.of() : note.changes();
    for (Map.Entry<String, @Nullable List<@Nullable BigDecimal>> change : changes.entrySet()) {
      String market = ticker() + "-" + change.getKey();
      try {
        apply(market, change.getValue());
      } catch (InputRefused refused) {
        if (quotes.knows(market)) {
          quotes.refuse(market, refused);
        }
        told.accept(refused);
      }
    }
    version = note.version();
    asOf = note.asOf();
    status = newStatus;
    cached = Boolean.TRUE.equals(note.cached());
    seen = null;
    return news;
  }

  MarketsSeen seen() {
    MarketsSeen now = seen;
    if (now == null) {
      EventMarkets markets = new EventMarkets(event, status, asOf, quotes.good());
      List<String> refused = new ArrayList<>(markets.refused());
      quotes.refused().forEach(each -> refused.add(String.valueOf(each.getMessage())));
      now = new MarketsSeen(markets, cached, refused);
      seen = now;
    }
    return now;
  }

  private void apply(String ticker, @Nullable List<@Nullable BigDecimal> values)
      throws InputRefused {
    BigDecimal volume = values == null || values.size() <= VOLUME ? null : values.get(VOLUME);
    if (values == null || volume == null) {
      throw new InputRefused("incomplete", "a change of %s with %s".formatted(ticker, values));
    }
    BigDecimal known = quotes.floorStrike(ticker);
    quotes.put(
        ticker,
        known == null ? floor(ticker) : known,
        values.get(BID),
        values.get(ASK),
        volume.longValue());
  }

  private static BigDecimal floor(String ticker) throws InputRefused {
    try {
      return MarketTicker.parse(ticker).floorStrike();
    } catch (IllegalArgumentException unknown) {
      throw new InputRefused("unknown market", String.valueOf(unknown.getMessage()));
    }
  }

  private static EventTicker ticker(String text) throws InputRefused {
    try {
      return EventTicker.parse(text);
    } catch (IllegalArgumentException unknown) {
      throw new InputRefused("unknown event", String.valueOf(unknown.getMessage()));
    }
  }
}
