package io.rec.trademanager.state;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.domain.trade.TradeEvent.HourEnds;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Serdeable(naming = SnakeCaseStrategy.class)
record StoredHour(String at, @Nullable String symbolPrice) {

  static StoredHour of(HourEnds end) {
    return new StoredHour(
        end.at().toString(), end.symbolPrice().map(BigDecimal::toPlainString).orElse(null));
  }

  HourEnds end() {
    return new HourEnds(Instant.parse(at), Optional.ofNullable(symbolPrice).map(BigDecimal::new));
  }
}
