package io.rec.autoentrysupervisor.signal;

import io.rec.autoentrysupervisor.books.Preferences;
import io.rec.domain.entry.EntryDecision;
import io.rec.domain.entry.EntryReadiness;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Price;
import io.rec.domain.strikes.StrikeTable;
import io.rec.domain.trade.TicketId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.zip.CRC32;

/** An entry that the rules want, with what they saw. */
public record Signal(
    Instant at,
    StrikeTable table,
    EntryReadiness readiness,
    EntryDecision entry,
    Preferences preferences,
    int settingsVersion) {

  private static final int LOW_BITS = 4;

  String symbol() {
    return table.symbol();
  }

  String ticker() {
    return entry.row().ticker();
  }

  /** The same for the same signal: what is entered, and when that was decided. */
  TicketId ticket() {
    var crc = new CRC32();
    crc.update((ticker() + " " + entry.side().letter()).getBytes(StandardCharsets.UTF_8));
    // 36 bits: 32 of the contract, and below them the side once more.
    return TicketId.of((crc.getValue() << LOW_BITS) | (entry.side().ordinal() + 1L), at);
  }

  /** The ask of the active side, which the rules have seen. */
  Price price() {
    return entry.price().orElseThrow();
  }

  Contracts count() {
    return new Contracts(
        Math.multiplyExact(preferences.size().hundredths(), preferences.multiplier()));
  }

  OptionalDouble probability() {
    return entry.row().probability();
  }
}
