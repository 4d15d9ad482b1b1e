package io.rec.autoentrysupervisor.backtest.batch;

import io.rec.autoentrysupervisor.backtest.prices.Refusal;
import io.rec.autoentrysupervisor.backtest.setup.BookModel;
import io.rec.autoentrysupervisor.backtest.setup.Setup;
import io.rec.autoentrysupervisor.backtest.setup.TraderSettings;
import io.rec.autoentrysupervisor.backtest.setup.VenueModel;
import io.rec.domain.fee.FeeProfile;
import io.rec.domain.market.Series;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.risk.RiskLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** Reads a setup out of the options. */
final class Wish {
  /** All that have a value. */
  static final List<String> NAMES =
      List.of(
          "--symbol",
          "--prices",
          "--generated",
          "--quotes",
          "--fingerprints",
          "--settings",
          "--from",
          "--to",
          "--out",
          "--seed",
          "--latency",
          "--slippage",
          "--fees",
          "--cash",
          "--max-position",
          "--max-exposure",
          "--max-daily-loss",
          "--max-open-trades",
          "--max-order",
          "--book-spread",
          "--book-error",
          "--book-depth",
          "--book-spacing",
          "--warm-up",
          "--longest-gap");

  static final List<String> FLAGS = List.of("--measure");

  private static final int CENTS = 100;

  private final Options options;
  private final World world;

  Wish(Options options, World world) {
    this.options = options;
    this.world = world;
  }

  Setup setup() throws IOException {
    var settings = settings();
    try {
      return new Setup(
          new Series(symbol()),
          settings,
          limits(),
          dollars("--cash", Setup.CASH),
          venue(),
          book(),
          Duration.ofSeconds(options.number("--warm-up", Setup.WARM_UP.toSeconds())));
    } catch (IllegalArgumentException | ArithmeticException impossible) {
      throw new Refusal(String.valueOf(impossible.getMessage()), impossible);
    }
  }

  String symbol() {
    return options.text("--symbol").orElse("BTC");
  }

  private TraderSettings settings() throws IOException {
    var file = options.path("--settings");
    if (file.isEmpty()) {
      return TraderSettings.DEFAULT;
    }
    if (!Files.isRegularFile(file.get())) {
      throw new Refusal("there is no file %s".formatted(file.get()));
    }
    try {
      var read = world.json().readValue(Files.readAllBytes(file.get()), TraderSettings.class);
      return read == null ? TraderSettings.DEFAULT : read.or(TraderSettings.DEFAULT);
    } catch (IOException unreadable) {
      throw new Refusal(
          "%s holds no settings: %s".formatted(file.get(), unreadable.getMessage()), unreadable);
    }
  }

  private VenueModel venue() {
    var standard = VenueModel.DEFAULT;
    return new VenueModel(
        Duration.ofMillis(options.number("--latency", standard.latency().toMillis())),
        Math.toIntExact(options.number("--slippage", standard.slippageCents())),
        fees(),
        standard.fresh());
  }

  private FeeProfile fees() {
    return switch (options.text("--fees").orElse("centicent")) {
      case "centicent" -> FeeProfile.CENTICENT_PER_FILL;
      case "cent" -> FeeProfile.CENT_PER_ORDER;
      case String other ->
          throw new Refusal("--fees '%s' is neither centicent nor cent".formatted(other));
    };
  }

  private BookModel book() {
    var standard = BookModel.DEFAULT;
    return new BookModel(
        options.number("--seed", standard.seed()),
        options.decimal("--book-spread", standard.spread()),
        options.decimal("--book-error", standard.error()),
        options.number("--book-depth", standard.depth()),
        standard.volume(),
        options.number("--book-spacing", standard.spacing()));
  }

  private RiskLimits limits() {
    var standard = Setup.LIMITS;
    return RiskLimits.of(
        Contracts.of(options.number("--max-position", standard.maxPosition().hundredths() / CENTS)),
        dollars("--max-exposure", standard.maxExposure()),
        dollars("--max-daily-loss", standard.maxDailyLoss()),
        Math.toIntExact(options.number("--max-open-trades", standard.maxOpenTrades())),
        dollars("--max-order", standard.maxOrder()));
  }

  private Money dollars(String name, Money otherwise) {
    return options.text(name).map(Money::parse).orElse(otherwise);
  }
}
