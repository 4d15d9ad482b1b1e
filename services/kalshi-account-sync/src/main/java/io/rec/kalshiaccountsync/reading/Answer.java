package io.rec.kalshiaccountsync.reading;

import io.rec.kalshiaccountsync.account.News;
import io.rec.venues.kalshi.market.Listing;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** An answer as news, and which of its rows could not be read. */
record Answer(List<News> news, List<String> unreadable) {

  Answer {
    news = List.copyOf(news);
    unreadable = List.copyOf(unreadable);
  }

  static <T> Answer of(Listing<T> rows, Function<T, News> reading) {
    return new Answer(rows.items().stream().map(reading).toList(), rows.refused());
  }

  Answer with(News last) {
    return new Answer(Stream.concat(news.stream(), Stream.of(last)).toList(), unreadable);
  }
}
