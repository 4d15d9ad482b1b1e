package io.rec.venuesimulator.binance.rest;

import io.rec.venuesimulator.binance.order.Denied;
import io.rec.venuesimulator.wire.Query;
import io.rec.venuesimulator.wire.VenueRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a call was sent with, in its query and its form; each name once. */
public record Parameters(Map<String, String> values) {

  /** Of every signed call. */
  private static final Set<String> SIGNED = Set.of("timestamp", "recvWindow", "signature");

  private static final String DECIMAL = "^([0-9]{1,20})(\\.[0-9]{1,20})?$";
  private static final String SYMBOL = "^[A-Z0-9-_.]{1,20}$";
  private static final String NAME = "^[a-zA-Z0-9-_]{1,36}$";
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
  private static final int MOST_DECIMALS = 8;

  /** Where both have a parameter, the query's counts. */
  public static Parameters of(VenueRequest request) {
    Map<String, String> all = new LinkedHashMap<>();
    boolean bodied = !request.method().equals("GET");
    put(all, bodied ? Query.parse(request.body()) : Query.parse(""));
    put(all, request.query());
    return new Parameters(all);
  }

  private static void put(Map<String, String> all, Query query) {
    query
        .values()
        .forEach(
            (name, given) -> {
              if (given.size() > 1) {
                throw Denied.of(-1101, "Duplicate values for a parameter detected.");
              }
              all.put(name, given.getFirst());
            });
  }

  /** Refuses those that the call does not know. */
  void refuseOthers(String... known) {
    List<String> names = List.of(known);
    long read =
        values.keySet().stream()
            .filter(name -> names.contains(name) || SIGNED.contains(name))
            .count();
    if (read < values.size()) {
      throw Denied.of(
          -1104,
          "Not all sent parameters were read; read '%d' parameter(s) but was sent '%d'."
              .formatted(read, values.size()));
    }
  }

  public Optional<String> text(String name) {
    Optional<String> value = Optional.ofNullable(values.get(name));
    if (value.filter(String::isEmpty).isPresent()) {
      throw Denied.of(-1105, "Parameter '%s' was empty.".formatted(name));
    }
    return value;
  }

  public String required(String name) {
    return Optional.ofNullable(values.get(name))
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> Denied.missing(name));
  }

  String symbol() {
    return legal("symbol", required("symbol"), SYMBOL);
  }

  Optional<String> optionalSymbol() {
    return text("symbol").map(value -> legal("symbol", value, SYMBOL));
  }

  /** A list as JSON writes it: {@code ["BTCUSDT","ETHUSDT"]}. */
  Optional<List<String>> symbols() {
    return text("symbols")
        .map(
            list -> {
              if (!list.matches("\\[\"[A-Z0-9-_.]{1,20}\"( ?, ?\"[A-Z0-9-_.]{1,20}\")*]")) {
                throw Denied.of(
                    -1100,
                    "Illegal characters found in parameter 'symbols'; legal range is"
                        + " '^\\[(\"[A-Z0-9-_.]{1,20}\"(,\"[A-Z0-9-_.]{1,20}\"){0,}){0,1}\\]$'.");
              }
              List<String> all = new ArrayList<>();
              Pattern.compile("[A-Z0-9-_.]+")
                  .matcher(list)
                  .results()
                  .forEach(r -> all.add(r.group()));
              if (all.stream().distinct().count() < all.size()) {
                throw Denied.of(-1151, "Symbol is present multiple times in the list.");
              }
              return List.copyOf(all);
            });
  }

  /** An order's name. */
  Optional<String> name(String name) {
    return text(name).map(value -> legal(name, value, NAME));
  }

  public Optional<Long> whole(String name) {
    return text(name)
        .map(
            value -> {
              if (!WHOLE.matcher(value).matches()) {
                throw Denied.of(
                    -1100,
                    "Illegal characters found in parameter '%s'; legal range is '^[0-9]{1,20}$'."
                        .formatted(name));
              }
              return Long.parseLong(value);
            });
  }

  /** Cut off at the most that the call has. */
  int limit(int usual, int most) {
    long given = whole("limit").orElse((long) usual);
    if (given < 1) {
      throw Denied.of(-1130, "Data sent for parameter 'limit' is not valid.");
    }
    return (int) Math.min(most, given);
  }

  Optional<BigDecimal> decimal(String name) {
    return text(name)
        .map(value -> new BigDecimal(legal(name, value, DECIMAL)))
        .map(
            number -> {
              if (number.stripTrailingZeros().scale() > MOST_DECIMALS) {
                throw Denied.of(-1111, "Parameter '%s' has too much precision.".formatted(name));
              }
              return number;
            });
  }

  private static String legal(String name, String value, String pattern) {
    if (!value.matches(pattern)) {
      throw Denied.of(
          -1100,
          "Illegal characters found in parameter '%s'; legal range is '%s'."
              .formatted(name, pattern));
    }
    return value;
  }
}
