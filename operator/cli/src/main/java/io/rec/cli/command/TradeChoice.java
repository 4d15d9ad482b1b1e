package io.rec.cli.command;

import io.rec.cli.trading.Direction;
import io.rec.cli.trading.Wanted;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which trades, for all commands that list some. */
final class TradeChoice {
  @Option(names = "--from", paramLabel = "DAY", description = "From this day on, as 2026-01-31.")
  @Nullable String from;

  @Option(names = "--to", paramLabel = "DAY", description = "Up to this day, included.")
  @Nullable String to;

  @Option(names = "--hours", paramLabel = "N", description = "That moved in the last N hours.")
  @Nullable Integer hours;

  @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Of this coin, such as BTC.")
  @Nullable String symbol;

  @Option(names = "--market", paramLabel = "TEXT", description = "Whose ticker contains this.")
  @Nullable String market;

  @Option(names = "--side", description = "${COMPLETION-CANDIDATES}")
  @Nullable Direction side;

  Wanted wanted(Optional<String> status, int limit) {
    return new Wanted(
        status,
        Optional.ofNullable(from),
        Optional.ofNullable(to),
        Optional.ofNullable(hours),
        Optional.ofNullable(symbol),
        Optional.ofNullable(market),
        Optional.ofNullable(side),
        limit);
  }
}
