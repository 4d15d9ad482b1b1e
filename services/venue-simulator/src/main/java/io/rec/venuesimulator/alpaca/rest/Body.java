package io.rec.venuesimulator.alpaca.rest;

import io.rec.venuesimulator.alpaca.order.Denied;
import io.rec.venuesimulator.wire.Json;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The body of a call; null is as good as absent, and numbers may be written as texts. */
record Body(JsonObject json) {

  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,12}(\\.\\d{1,18})?");
  private static final int MOST_DIGITS = 30;
  private static final int DOLLAR_DECIMALS = 2;
  private static final int SMALL_DECIMALS = 4;

  static Body of(VenueRequest request) {
    try {
      return new Body(Json.readObject(request.body().isBlank() ? "{}" : request.body()));
    } catch (IOException unreadable) {
      throw Denied.parameters("request body format is invalid");
    }
  }

  Optional<String> text(String name) {
    Optional<Object> value = json.value(name);
    if (value.isPresent() && !(value.get() instanceof String)) {
      throw Denied.parameters("%s is not a string".formatted(name));
    }
    return json.text(name).filter(text -> !text.isEmpty());
  }

  Optional<Body> object(String name) {
    if (json.value(name).isPresent() && json.object(name).isEmpty()) {
      throw Denied.parameters("%s is not an object".formatted(name));
    }
    return json.object(name).map(Body::new);
  }

  boolean flag(String name) {
    if (json.value(name).isPresent() && json.flag(name).isEmpty()) {
      throw Denied.parameters("%s is not a boolean".formatted(name));
    }
    return json.flag(name).orElse(false);
  }

  /** One of an enum's words. */
  <E extends Enum<E>> Optional<E> word(String name, Class<E> kind) {
    return text(name)
        .map(
            word ->
                Arrays.stream(kind.getEnumConstants())
                    .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .orElseThrow(
                        () -> Denied.parameters("invalid %s: \"%s\"".formatted(name, word))));
  }

  Optional<BigDecimal> positive(String name) {
    Optional<BigDecimal> number = json.value(name).map(value -> number(name, value));
    if (number.isPresent() && number.get().signum() <= 0) {
      throw Denied.unprocessable("%s must be > 0".formatted(name));
    }
    return number;
  }

  /** In whole cents, below a dollar in hundredths of a cent. */
  Optional<BigDecimal> price(String name) {
    Optional<BigDecimal> price = positive(name);
    price.ifPresent(
        given -> {
          int most = given.compareTo(BigDecimal.ONE) < 0 ? SMALL_DECIMALS : DOLLAR_DECIMALS;
          if (given.stripTrailingZeros().scale() > most) {
            throw Denied.unprocessable(
                "invalid %s %s. sub-penny increment does not fulfill minimum pricing criteria"
                    .formatted(name, given.toPlainString()));
          }
        });
    return price;
  }

  static BigDecimal number(String name, Object value) {
    boolean sane =
        !(value instanceof BigDecimal given)
            || given.scale() > -MOST_DIGITS
                && given.scale() < MOST_DIGITS
                && given.precision() < MOST_DIGITS;
    String text =
        switch (value) {
          case BigDecimal given when sane -> given.toPlainString();
          case String given -> given;
          default -> "";
        };
    if (!DECIMAL.matcher(text).matches()) {
      throw Denied.parameters("%s is not a number".formatted(name));
    }
    return new BigDecimal(text);
  }
}
