package io.rec.venuesimulator.alpaca.rest;

import io.rec.venuesimulator.alpaca.order.Denied;
import io.rec.venuesimulator.alpaca.order.Order;
import io.rec.venuesimulator.alpaca.order.Side;
import io.rec.venuesimulator.wire.Query;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which orders a list is about: the open ones, newest first and at most fifty, if nothing is said.
 */
final class OrderFilter {

  private static final int USUAL = 50;
  private static final int MOST = 500;

  private final Query query;

  OrderFilter(Query query) {
    this.query = query;
  }

  /** Of all orders, oldest first. */
  List<Order> of(List<Order> all) {
    String status = word("status", "open", "closed", "all");
    boolean oldestFirst = word("direction", "desc", "asc").equals("asc");
    Optional<Instant> after = query.one("after").map(text -> instant("after", text));
    Optional<Instant> until = query.one("until").map(text -> instant("until", text));
    List<String> symbols = query.list("symbols");
    Optional<String> side =
        query.one("side").map(given -> word("side", Side.BUY.wire(), Side.SELL.wire()));
    Stream<Order> ordered = oldestFirst ? all.stream() : all.reversed().stream();
    return ordered
        .filter(order -> status.equals("all") || order.status().open() == status.equals("open"))
        .filter(order -> after.map(at -> order.times().created().isAfter(at)).orElse(true))
        .filter(order -> until.map(at -> !order.times().created().isAfter(at)).orElse(true))
        .filter(order -> symbols.isEmpty() || symbols.contains(order.terms().stock().symbol()))
        .filter(order -> side.map(order.terms().side().wire()::equals).orElse(true))
        .filter(order -> !nested() || order.links().parent().isEmpty())
        .limit(limit())
        .toList();
  }

  /** Whether exits are shown with their order, and not for themselves. */
  boolean nested() {
    return nested(query);
  }

  static boolean nested(Query query) {
    return query.one("nested").map("true"::equalsIgnoreCase).orElse(false);
  }

  private int limit() {
    Optional<String> given = query.one("limit");
    if (given.isEmpty()) {
      return USUAL;
    }
    int limit = given.get().matches("\\d{1,6}") ? Integer.parseInt(given.get()) : 0;
    if (limit < 1 || limit > MOST) {
      throw Denied.parameters("limit is between 1 and %d, not %s".formatted(MOST, given.get()));
    }
    return limit;
  }

  /** The first word stands for none. */
  private String word(String name, String usual, String... others) {
    String given = query.one(name).orElse(usual);
    if (!given.equals(usual) && !List.of(others).contains(given)) {
      throw Denied.parameters("invalid %s: \"%s\"".formatted(name, given));
    }
    return given;
  }

  private static Instant instant(String name, String text) {
    try {
      return text.length() > "2026-03-02".length()
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    } catch (DateTimeException wrong) {
      throw Denied.parameters("%s is no time: \"%s\"".formatted(name, text));
    }
  }
}
