package io.rec.mainapp.gateway.market;

import io.rec.domain.momentum.Window;
import io.rec.mainapp.gateway.Dated;
import io.rec.platform.prices.PriceNews;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One symbol's newest price and its scores of the last seconds; only ever replaced by newer ones.
 */
final class SymbolPrice {

  static final int SCORES = 40;

  private static final Duration APART = Duration.ofSeconds(1);
  private static final Changes UNKNOWN = new Changes(null, null, null);

  private @Nullable Dated<PriceLine> latest;
  private Changes changes = UNKNOWN;
  private final Deque<ScoreAt> scores = new ArrayDeque<>();

  synchronized Optional<Dated<PriceLine>> latest() {
    return Optional.ofNullable(latest);
  }

  synchronized List<ScoreAt> scores() {
    return List.copyOf(scores);
  }

  synchronized boolean take(PriceNews news) {
    return take(new Dated<>(line(news), asOf(news)));
  }

  synchronized boolean take(Dated<PriceLine> line) {
    if (latest != null && !line.at().isAfter(latest.at())) {
      return false;
    }
    latest = line;
    Double score = line.value().momentum();
    if (score != null
        && (scores.isEmpty() || !scores.getLast().at().plus(APART).isAfter(line.at()))) {
      scores.addLast(new ScoreAt(line.at(), score));
      if (scores.size() > SCORES) {
        scores.removeFirst();
      }
    }
    return true;
  }

  synchronized void take(Changes found, List<ScoreAt> before) {
    changes = found;
    Dated<PriceLine> known = latest;
    if (known != null) {
      latest = new Dated<>(with(known.value(), found), known.at());
    }
    if (scores.size() < before.size()) {
      scores.clear();
      scores.addAll(before);
    }
  }

  /** A venue whose clock is ahead makes no price younger. */
  private static Instant asOf(PriceNews news) {
    return news.receivedAt().isBefore(news.at()) ? news.receivedAt() : news.at();
  }

  private PriceLine line(PriceNews news) {
    return new PriceLine(
        news.symbol(),
        news.price(),
        news.oneMinuteAverage(),
        news.source(),
        news.momentum(),
        news.bucket(),
        new Deltas(
            delta(news, Window.ONE_MINUTE),
            delta(news, Window.TWO_MINUTES),
            delta(news, Window.THREE_MINUTES),
            delta(news, Window.FOUR_MINUTES),
            delta(news, Window.FIFTEEN_MINUTES),
            delta(news, Window.THIRTY_MINUTES)),
        news.momentumStale(),
        news.volatility(),
        news.volatilitySpike(),
        changes);
  }

  private static @Nullable Double delta(PriceNews news, Window window) {
    return news.deltas().get(window.column());
  }

  private static PriceLine with(PriceLine line, Changes changes) {
    return new PriceLine(
        line.symbol(),
        line.price(),
        line.oneMinuteAvg(),
        line.feed(),
        line.momentum(),
        line.bucket(),
        line.deltas(),
        line.momentumStale(),
        line.volatility(),
        line.volSpike(),
        changes);
  }
}
