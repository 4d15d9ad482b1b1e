package io.rec.symbolpricewatchdog.alert;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.http.ProblemException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The thresholds people want to be told about. */
@Controller("/api/price_alerts")
final class AlertsController {

  private static final BigDecimal TOO_MUCH = new BigDecimal("100000000");
  private static final int CENTS = 2;

  /** What a person asks for. */
  @Serdeable
  record Wish(@Nullable BigDecimal price, @Nullable String note) {}

  private final Thresholds thresholds;

  AlertsController(Thresholds thresholds) {
    this.thresholds = thresholds;
  }

  @Get
  List<Threshold> all() throws SQLException {
    return thresholds.all();
  }

  @Post
  @Status(HttpStatus.CREATED)
  Threshold add(@Body Wish wish) throws SQLException {
    BigDecimal price = wish.price();
    if (price == null
        || price.signum() <= 0
        || price.compareTo(TOO_MUCH) >= 0
        || price.stripTrailingZeros().scale() > CENTS) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST,
          "InvalidPrice",
          "price is in dollars and whole cents, above zero");
    }
    return thresholds.add(price, wish.note() == null ? "" : wish.note());
  }

  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  void remove(long id) throws SQLException {
    if (!thresholds.remove(id)) {
      throw new ProblemException(
          HttpStatus.NOT_FOUND, "UnknownAlert", "there is no price alert %d here".formatted(id));
    }
  }
}
