package io.rec.operator.controller.plan;

import io.rec.operator.api.catalog.Component;
import io.rec.operator.api.catalog.ComponentCatalog;
import io.rec.operator.api.status.TradingStatus;
import io.rec.operator.controller.database.ExchangeWord;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.database.Outlook;
import io.rec.operator.controller.database.PriceTrail;
import io.rec.operator.controller.database.TradingFigures.Entries;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The desk's trading beside its health, for whoever lists desks. Ages are told in steps, so that a
 * desk at rest is not written.
 */
final class TradingReport {
  static final String OFF = "Off";
  static final String PAUSED = "Paused";

  private static final String WITHIN = "<%ds".formatted(Outlook.LIMIT.toSeconds());
  private static final String OLD = ">%ds".formatted(Outlook.LIMIT.toSeconds());

  private TradingReport() {}

  static TradingStatus of(Facts facts) {
    var before = facts.desk().status().trading();
    var now =
        switch (facts.seen().look().look()) {
          case Look.NotYet notYet -> before;
          // What stands in the books stands; prices and the exchange are of now or are nothing.
          case Look.Unprotected unprotected -> told(before, null, null, before.observedAt());
          case Look.Away away -> told(before, null, null, before.observedAt());
          case Look.Refused refused -> told(before, null, null, before.observedAt());
          case Look.Open open ->
              told(
                  books(facts, before, open),
                  feed(facts, open.outlook()),
                  exchange(open.outlook()),
                  before.observedAt());
        };
    return now.equals(before) ? before : told(now, now.feedAge(), now.exchange(), facts.now());
  }

  private static TradingStatus told(
      TradingStatus books,
      @Nullable String feed,
      @Nullable String exchange,
      @Nullable Instant observedAt) {
    return new TradingStatus(
        books.open(),
        books.autoEntry(),
        books.killLevel(),
        feed,
        books.pnlToday(),
        exchange,
        books.lastReconciliation(),
        observedAt);
  }

  private static TradingStatus books(Facts facts, TradingStatus before, Look.Open open) {
    return open.trading()
        .map(
            figures ->
                new TradingStatus(
                    figures.open(),
                    entries(facts, figures.entries()),
                    KillFinding.inForce(facts.desk().spec(), open).text(),
                    null,
                    signed(figures.result()),
                    null,
                    figures.agreedAt().orElse(null),
                    null))
        .orElse(before);
  }

  /** Rows of a supervisor that is no longer wanted stay behind. */
  private static String entries(Facts facts, Entries entries) {
    if (OutlookFindings.wanted(facts).stream()
        .map(Component::name)
        .noneMatch(ComponentCatalog.AUTOMATIC_ENTRIES::equals)) {
      return OFF;
    }
    return switch (entries) {
      case ON -> "On";
      case PAUSED -> PAUSED;
      case OFF -> OFF;
    };
  }

  private static String signed(BigDecimal dollars) {
    var amount = dollars.toPlainString();
    return dollars.signum() > 0 ? "+" + amount : amount;
  }

  /** Of the symbol that is the worst off: whoever holds it has nothing of the others. */
  private static @Nullable String feed(Facts facts, Outlook outlook) {
    return switch (outlook) {
      case Outlook.Unreadable unreadable -> null;
      case Outlook.Told told -> feed(facts, told.prices());
    };
  }

  private static @Nullable String feed(Facts facts, Map<String, PriceTrail> prices) {
    var symbols =
        OutlookFindings.wanted(facts).stream()
            .map(watchdog -> watchdog.entry().symbol())
            .filter(Objects::nonNull)
            .toList();
    if (symbols.isEmpty() || !prices.keySet().containsAll(symbols)) {
      return null;
    }
    return symbols.stream().map(prices::get).anyMatch(PriceTrail.Old.class::isInstance)
        ? OLD
        : WITHIN;
  }

  private static @Nullable String exchange(Outlook outlook) {
    return switch (outlook) {
      case Outlook.Unreadable unreadable -> null;
      case Outlook.Told told ->
          switch (told.exchange()) {
            case ExchangeWord.None none -> null;
            case ExchangeWord.Silent silent -> "Unwatched";
            case ExchangeWord.Lost lost -> "Unreachable";
            case ExchangeWord.Answers answers ->
                switch (answers.manner()) {
                  case TRADES -> "Trading";
                  case PAUSED -> PAUSED;
                  case CLOCK_OFF -> "ClockOff";
                };
          };
    };
  }
}
