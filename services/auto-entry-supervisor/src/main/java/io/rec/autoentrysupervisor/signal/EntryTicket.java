package io.rec.autoentrysupervisor.signal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.domain.market.ContractName;
import io.rec.domain.market.EventTicker;
import io.rec.domain.market.NewYork;
import io.rec.domain.market.Strike;
import io.rec.domain.trade.EntryMethod;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the trade manager is asked to open (contract 9.3). */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record EntryTicket(
    String intent,
    String ticketId,
    String status,
    String date,
    String time,
    String symbol,
    String market,
    String tradeStrategy,
    String contract,
    String strike,
    String side,
    String ticker,
    BigDecimal buyPrice,
    BigDecimal position,
    double symbolOpen,
    @Nullable Double symbolClose,
    @Nullable Integer momentum,
    @Nullable Double prob,
    @Nullable String winLoss,
    String entryMethod,
    String model) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  static EntryTicket of(Signal signal) {
    ZonedDateTime local = NewYork.at(signal.at());
    var bucket = signal.table().momentum().bucket();
    var probability = signal.probability();
    return new EntryTicket(
        "open",
        signal.ticket().text(),
        "pending",
        DateTimeFormatter.ISO_LOCAL_DATE.format(local),
        TIME.format(local),
        signal.symbol(),
        signal.table().broker(),
        signal.preferences().strategy(),
        ContractName.of(EventTicker.parse(signal.table().eventTicker())),
        new Strike(signal.entry().row().strike()).label(),
        signal.entry().side().letter(),
        signal.ticker(),
        signal.price().dollars().setScale(2),
        whole(signal.count().number()),
        signal.table().price(),
        null,
        bucket.isPresent() ? Integer.valueOf(bucket.getAsInt()) : null,
        probability.isPresent() ? Double.valueOf(probability.getAsDouble()) : null,
        null,
        EntryMethod.AUTO.word(),
        signal.table().model());
  }

  private static BigDecimal whole(BigDecimal count) {
    return count.signum() == 0 ? count : new BigDecimal(count.stripTrailingZeros().toPlainString());
  }
}
