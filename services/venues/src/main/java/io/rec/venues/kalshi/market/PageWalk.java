package io.rec.venues.kalshi.market;

import io.rec.venues.kalshi.KalshiCall;
import io.rec.venues.wire.Fields;
import io.rec.venues.wire.MalformedMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How far a walk through the pages of a list has come. The exchange answers a cursor that it does
 * not know with the first page: a key that was there already shows the rewind, and the walk fails
 * rather than repeats.
 *
 * @param page how many pages were read
 * @param cursor where the next one begins; empty before the first and after the last
 */
public record PageWalk<T>(
    ListCall<T> list, Listing<T> listing, Set<String> seen, int page, String cursor) {

  private static final int MOST_PAGES = 100;

  public PageWalk {
    seen = Set.copyOf(seen);
  }

  /** Before its first page. */
  public static <T> PageWalk<T> of(ListCall<T> list) {
    return new PageWalk<>(list, new Listing<>(List.of(), List.of(), List.of()), Set.of(), 0, "");
  }

  public boolean over() {
    return page > 0 && cursor.isEmpty();
  }

  /** The call of the next page, which reads as the walk after it. */
  public KalshiCall<PageWalk<T>> next() {
    String from =
        cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    return KalshiCall.get(list.path() + from, this::after);
  }

  private PageWalk<T> after(Fields answer) throws MalformedMessage {
    List<T> items = new ArrayList<>(listing.items());
    List<Fields> sources = new ArrayList<>(listing.sources());
    List<String> refused = new ArrayList<>(listing.refused());
    Set<String> known = new HashSet<>(seen);
    for (Fields row : answer.objects(list.name())) {
      String key = row.text(list.key());
      if (!known.add(key)) {
        throw new MalformedMessage("%s came twice in %s".formatted(key, list.path()));
      }
      try {
        items.add(list.reading().read(row));
        sources.add(row);
      } catch (MalformedMessage unreadable) {
        refused.add(key + ": " + unreadable.getMessage());
      }
    }
    String following = answer.textOr("cursor", "");
    if (!following.isEmpty() && page + 1 >= MOST_PAGES) {
      throw new MalformedMessage("more than %d pages of %s".formatted(MOST_PAGES, list.path()));
    }
    return new PageWalk<>(list, new Listing<>(items, sources, refused), known, page + 1, following);
  }
}
