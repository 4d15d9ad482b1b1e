package io.rec.venuesimulator.binance.rest;

/** What the calls weigh whose weight depends on what is asked. */
final class Weights {

  private Weights() {}

  static int depth(Parameters given) {
    long limit = given.whole("limit").orElse(100L);
    if (limit <= 100) {
      return 5;
    }
    if (limit <= 500) {
      return 25;
    }
    return limit <= 1_000 ? 50 : 250;
  }

  /** Of prices and the best bids and offers. */
  static int ticker(Parameters given) {
    return given.text("symbol").isPresent() ? 2 : 4;
  }

  /** Twenty symbols, a hundred, or more. */
  static int day(Parameters given) {
    if (given.text("symbol").isPresent()) {
      return 2;
    }
    int symbols = given.symbols().map(list -> list.size()).orElse(Integer.MAX_VALUE);
    if (symbols <= 20) {
      return 2;
    }
    return symbols <= 100 ? 40 : 80;
  }

  static int openOrders(Parameters given) {
    return given.text("symbol").isPresent() ? 6 : 80;
  }

  static int trades(Parameters given) {
    return given.text("orderId").isPresent() ? 5 : 20;
  }
}
