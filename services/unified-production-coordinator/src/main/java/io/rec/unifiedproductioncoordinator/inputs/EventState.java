package io.rec.unifiedproductioncoordinator.inputs;

import io.rec.domain.market.EventTicker;
import io.rec.domain.market.HourlyEvent;
import io.rec.domain.market.MarketTicker;
import io.rec.domain.strikes.EventMarkets;
import io.rec.domain.strikes.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What is known about one event's markets. Guarded by the lock of {@link KnownMarkets}. */
final class EventState {

  private static final int BID = 0;
  private static final int ASK = 1;
  private static final int VOLUME = 2;

  private final HourlyEvent event;
  private final Map<String, Quote> quotes = new HashMap<>();
  private final Map<String, String> crossed = new HashMap<>();
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
    EventState state =
        new EventState(
            new HourlyEvent(ticker(event.eventTicker()), event.closeTime()),
            event.status() == null ? "unknown" : event.status(),
            asOf,
            Boolean.TRUE.equals(row.cached()),
            row.version() == null ? 0 : row.version());
    for (MarketRow.Market market : row.markets()) {
      if (market.ticker() != null && market.floorStrike() != null) {
        state.quote(
            market.ticker(),
            market.floorStrike(),
            Cents.bid(market.yesBid()),
            Cents.ask(market.yesAsk()),
            market.volume() == null ? 0 : market.volume().longValue());
      }
    }
    return state;
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

  /** Takes over a note that follows; tells whether more than its time is new. */
  boolean apply(MarketNote note) throws InputRefused {
    if (note.version() == null || note.asOf() == null || note.version() < version) {
      return false;
    }
    String newStatus = note.status() == null ? status : note.status();
    boolean news = note.version() > version || !newStatus.equals(status);
    Map<String, List<BigDecimal>> changes = note.changes() == null ? Map.of() : note.changes();
    for (Map.Entry<String, List<BigDecimal>> change : changes.entrySet()) {
      apply(ticker() + "-" + change.getKey(), change.getValue());
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
      EventMarkets markets = new EventMarkets(event, status, asOf, List.copyOf(quotes.values()));
      List<String> refused = new ArrayList<>(markets.refused());
      refused.addAll(crossed.values());
      now = new MarketsSeen(markets, cached, refused);
      seen = now;
    }
    return now;
  }

  private void apply(String ticker, List<BigDecimal> values) throws InputRefused {
    Quote known = quotes.get(ticker);
    if (values.size() <= VOLUME) {
      throw new InputRefused("incomplete", "a change of %s with %s".formatted(ticker, values));
    }
    quote(
        ticker,
        known == null ? floor(ticker) : known.floorStrike(),
        Cents.bid(values.get(BID)),
        Cents.ask(values.get(ASK)),
        values.get(VOLUME).longValue());
  }

  /** A bid above the ask is a book that nobody can have; its market is left out until it heals. */
  private void quote(
      String ticker, BigDecimal floor, OptionalInt bid, OptionalInt ask, long volume) {
    if (bid.isPresent() && ask.isPresent() && bid.getAsInt() > ask.getAsInt()) {
      quotes.remove(ticker);
      crossed.put(
          ticker, "crossed: %s bids %d, asks %d".formatted(ticker, bid.getAsInt(), ask.getAsInt()));
      return;
    }
    crossed.remove(ticker);
    quotes.put(
        ticker,
        new Quote(ticker, floor, bid, ask, Cents.opposite(ask), Cents.opposite(bid), volume));
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
