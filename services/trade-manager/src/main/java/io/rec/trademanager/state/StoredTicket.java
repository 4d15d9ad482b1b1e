package io.rec.trademanager.state;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Price;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.EntryMethod;
import io.rec.domain.trade.Ticket;
import io.rec.domain.trade.TicketId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

@Serdeable(naming = SnakeCaseStrategy.class)
record StoredTicket(
    String id,
    String ticker,
    String side,
    String count,
    String price,
    int slippageCents,
    @Nullable String probability,
    String method,
    String closesAt) {

  static StoredTicket of(Ticket ticket) {
    return new StoredTicket(
        ticket.id().text(),
        ticket.ticker(),
        ticket.side().letter(),
        ticket.count().toString(),
        ticket.price().toString(),
        ticket.slippageCents(),
        ticket.probability().isPresent()
            ? Double.toString(ticket.probability().getAsDouble())
            : null,
        ticket.method().name(),
        ticket.closesAt().toString());
  }

  Ticket ticket() {
    return new Ticket(
        new TicketId(id),
        ticker,
        Side.ofLetter(side),
        Contracts.parse(count),
        Price.ofDollars(new BigDecimal(price)),
        slippageCents,
        probability == null
            ? OptionalDouble.empty()
            : OptionalDouble.of(Double.parseDouble(probability)),
        EntryMethod.valueOf(method),
        Instant.parse(closesAt));
  }
}
