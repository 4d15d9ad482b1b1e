package io.rec.kalshiapiwatchdog.market;

import io.rec.domain.market.EventTicker;
import io.rec.domain.market.HourlyEvent;
import io.rec.domain.market.Series;
import io.rec.venues.kalshi.market.KalshiEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which events of a series close next, from the exchange's own list. */
final class SymbolEvents {

  private SymbolEvents() {}

  /**
   * Those that close after this instant, first things first. An event that is no hour of this
   * series, or whose close nobody tells, is left out.
   */
  static List<EventHead> upcoming(Series series, List<KalshiEvent> listed, Instant now) {
    List<EventHead> heads = new ArrayList<>();
    for (KalshiEvent event : listed) {
      head(series, event).filter(head -> head.closeTime().isAfter(now)).ifPresent(heads::add);
    }
    heads.sort(Comparator.comparing(EventHead::closeTime).thenComparing(EventHead::eventTicker));
    return heads;
  }

  /** What the calendar says an hour's event is called, for asking before it is listed. */
  static EventHead expected(Series series, HourlyEvent event) {
    return new EventHead(
        series.symbol(), event.ticker().toString(), series.ticker(), "", "", event.close());
  }

  private static Optional<EventHead> head(Series series, KalshiEvent event) {
    try {
      EventTicker ticker = EventTicker.parse(event.ticker());
      if (!ticker.series().equals(series)) {
        return Optional.empty();
      }
      // In the night when an hour comes twice only the list tells which of the two it is.
      return event
          .strikeDate()
          .or(ticker::close)
          .map(
              close ->
                  new EventHead(
                      series.symbol(),
                      event.ticker(),
                      event.seriesTicker(),
                      event.title(),
                      event.subTitle(),
                      close));
    } catch (IllegalArgumentException noHour) {
      return Optional.empty();
    }
  }
}
