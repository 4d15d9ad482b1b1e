package io.rec.symbolpricewatchdog.live;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.rec.platform.http.ProblemException;
import io.rec.symbolpricewatchdog.log.WatchedSymbol;
import java.util.Locale;

/** Serves the last known price, however old, and the changes over hours. */
@Controller("/api")
final class PriceController {

  private final LastKnown lastKnown;
  private final PriceChanges changes;
  private final WatchedSymbol symbol;

  PriceController(LastKnown lastKnown, PriceChanges changes, WatchedSymbol symbol) {
    this.lastKnown = lastKnown;
    this.changes = changes;
    this.symbol = symbol;
  }

  @Get("/price")
  CurrentPrice price() {
    return lastKnown
        .price()
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "NoPrice",
                    "%s has never had a price here".formatted(symbol.symbol())));
  }

  @Get("/price/{asked}")
  CurrentPrice price(String asked) {
    if (!asked.toUpperCase(Locale.ROOT).equals(symbol.symbol())) {
      throw new ProblemException(
          HttpStatus.NOT_FOUND,
          "OtherSymbol",
          "this watchdog watches %s, not %s".formatted(symbol.symbol(), asked));
    }
    return price();
  }

  @Get("/price_changes")
  PriceChanges.Changes changes() {
    return changes
        .newest()
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "NoPriceChanges",
                    "no price changes are known yet; they are computed every minute"));
  }
}
