package io.rec.venuesimulator.fault;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can fail for itself. */
public enum Venue {
  KALSHI_REST,
  KALSHI_WS,
  COINBASE_REST,
  COINBASE_WS,
  POLYGON_REST,
  ALPACA_REST,
  ALPACA_WS,
  BINANCE_REST,
  BINANCE_WS,
  SENDGRID,
  SMTP,
  SLACK,
  DISCORD,
  TELEGRAM,
  SMS,
  WEBHOOK,
  /** The switches themselves, which never fail on purpose. */
  ADMIN;

  public static final List<Venue> REAL =
      Stream.of(values()).filter(venue -> venue != ADMIN).toList();

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Venue> of(String wire) {
    return REAL.stream().filter(venue -> venue.wire().equals(wire)).findFirst();
  }
}
