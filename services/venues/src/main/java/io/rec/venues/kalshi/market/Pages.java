package io.rec.venues.kalshi.market;

import io.rec.venues.kalshi.KalshiRest;
import io.rec.venues.rest.Reply;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Walks a list page by page. The exchange answers a cursor that it does not know with the first
 * page: a key that was there already shows the rewind, and the walk fails rather than repeats.
 */
public final class Pages {

  private static final int MOST_PAGES = 100;

  private final KalshiRest rest;
  private final Duration deadline;

  public Pages(KalshiRest rest, Duration deadline) {
    this.rest = rest;
    this.deadline = deadline;
  }

  /** The deadline is that of each page. The path has a query already. */
  public <T> Reply<Listing<T>> all(
      String path, String list, String key, Reply.Reading<Fields, T> reading)
      throws InterruptedException {
    List<T> items = new ArrayList<>();
    List<Fields> sources = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Duration took = Duration.ZERO;
    String cursor = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      Reply<Fields> reply = rest.fields(path + query(cursor), deadline);
      took = took.plus(reply.took());
      if (!(reply instanceof Reply.Answered<Fields>(Fields answer, Duration one))) {
        return reply.read(unanswered -> new Listing<>(items, sources, refused));
      }
      try {
        for (Fields each : answer.objects(list)) {
          if (!seen.add(each.text(key))) {
            return new Reply.Silent<>("%s came twice in %s".formatted(each.text(key), path), took);
          }
          read(each, key, reading, items, sources, refused);
        }
      } catch (MalformedMessage unreadable) {
        return new Reply.Silent<>("unreadable: " + unreadable.getMessage(), took);
      }
      cursor = answer.textOr("cursor", "");
      if (cursor.isEmpty()) {
        return new Reply.Answered<>(new Listing<>(items, sources, refused), took);
      }
    }
    return new Reply.Silent<>("more than %d pages of %s".formatted(MOST_PAGES, path), took);
  }

  private static <T> void read(
      Fields each,
      String key,
      Reply.Reading<Fields, T> reading,
      List<T> items,
      List<Fields> sources,
      List<String> refused)
      throws MalformedMessage {
    try {
      items.add(reading.read(each));
      sources.add(each);
    } catch (MalformedMessage unreadable) {
      refused.add(each.text(key) + ": " + unreadable.getMessage());
    }
  }

  private static String query(String cursor) {
    return cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
  }
}
