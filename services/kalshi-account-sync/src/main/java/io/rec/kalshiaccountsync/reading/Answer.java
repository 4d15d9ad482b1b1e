package io.rec.kalshiaccountsync.reading;

import io.rec.kalshiaccountsync.account.News;
import io.rec.kalshiaccountsync.account.News.Book;
import io.rec.venues.kalshi.market.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** An answer as news, and which of its rows could not be read. */
record Answer(List<News> news, List<String> unreadable) {

  Answer {
    news = List.copyOf(news);
    unreadable = List.copyOf(unreadable);
  }

  /** Each row as news, and behind it how it was told. */
  static <T> Answer of(
      Listing<T> rows, Book book, Function<T, String> id, Function<T, News> reading) {
    List<News> news = new ArrayList<>();
    for (int i = 0; i < rows.items().size(); i++) {
      T row = rows.items().get(i);
      news.add(reading.apply(row));
      news.add(new News.Original(book, id.apply(row), rows.sources().get(i).json()));
    }
    return new Answer(news, rows.refused());
  }

  Answer with(News last) {
    return new Answer(Stream.concat(news.stream(), Stream.of(last)).toList(), unreadable);
  }
}
