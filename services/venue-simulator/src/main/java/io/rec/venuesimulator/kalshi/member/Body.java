package io.rec.venuesimulator.kalshi.member;

import io.rec.venuesimulator.desk.Denied;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The body of a call, field by field; null is as good as absent, and what is unknown is ignored.
 */
record Body(JsonObject json) {

  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,6})?");
  private static final int COUNT_DECIMALS = 2;
  private static final int PRICE_DECIMALS = 4;

  static Body of(VenueRequest request) {
    try {
      return new Body(Json.readObject(request.body().isBlank() ? "{}" : request.body()));
    } catch (IOException unreadable) {
      throw new Undecodable(String.valueOf(unreadable.getMessage()).lines().findFirst().orElse(""));
    }
  }

  Optional<String> text(String name) {
    Optional<String> text = json.text(name);
    if (text.isEmpty() && json.value(name).isPresent()) {
      throw mistyped(name, "string");
    }
    return text.filter(value -> !value.isEmpty());
  }

  String required(String name) {
    return text(name).orElseThrow(() -> Denied.missing(name));
  }

  boolean flag(String name) {
    Optional<Boolean> flag = json.flag(name);
    if (flag.isEmpty() && json.value(name).isPresent()) {
      throw mistyped(name, "bool");
    }
    return flag.orElse(false);
  }

  OptionalLong whole(String name) {
    Optional<Long> whole = json.whole(name);
    if (whole.isEmpty() && json.value(name).isPresent()) {
      throw mistyped(name, "int64");
    }
    return whole.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  List<String> texts(String name) {
    if (!json.isListOf(name, String.class)) {
      throw mistyped(name, "[]string");
    }
    return json.texts(name);
  }

  List<Body> objects(String name) {
    Object value = json.value(name).orElseThrow(() -> Denied.missing(name));
    List<Body> bodies = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object element : list) {
        if (!(element instanceof JsonObject object)) {
          throw mistyped(name, "object");
        }
        bodies.add(new Body(object));
      }
      return bodies;
    }
    throw mistyped(name, "array");
  }

  /** Hundredths of a contract. */
  long count(String name) {
    return hundredths(name, required(name));
  }

  Optional<Long> optionalCount(String name) {
    return text(name).map(text -> hundredths(name, text));
  }

  /** Units of $0.0001; anything finer is no price, which 0 is not either. */
  int price(String name) {
    String text = required(name);
    if (!DECIMAL.matcher(text).matches()) {
      throw Denied.invalidParameters(name);
    }
    BigDecimal dollars = new BigDecimal(text).stripTrailingZeros();
    boolean between = dollars.signum() > 0 && dollars.compareTo(BigDecimal.ONE) < 0;
    return between && dollars.scale() <= PRICE_DECIMALS
        ? dollars.movePointRight(PRICE_DECIMALS).intValueExact()
        : 0;
  }

  /** One of these words. */
  <E> E word(String name, List<E> values, Function<E, String> wire) {
    String text = required(name);
    return values.stream()
        .filter(value -> wire.apply(value).equals(text))
        .findFirst()
        .orElseThrow(() -> Denied.invalidParameters(name));
  }

  private static long hundredths(String name, String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw Denied.invalidParameters(name);
    }
    BigDecimal count = new BigDecimal(text).stripTrailingZeros();
    if (count.scale() > COUNT_DECIMALS) {
      throw Denied.invalidOrder(name + " is finer than 0.01");
    }
    return count.movePointRight(COUNT_DECIMALS).longValueExact();
  }

  private Undecodable mistyped(String name, String wanted) {
    String kind =
        switch (json.value(name).orElseThrow()) {
          case String text -> "string";
          case Boolean flag -> "bool";
          case BigDecimal number -> "number";
          case List<?> list -> "array";
          default -> "object";
        };
    return new Undecodable(
        "json: cannot unmarshal %s into Go struct field .%s of type %s"
            .formatted(kind, name, wanted));
  }
}
