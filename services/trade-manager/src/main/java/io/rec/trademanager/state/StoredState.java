package io.rec.trademanager.state;

import static java.util.Objects.requireNonNull;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.domain.trade.TradeState.Closed;
import io.rec.domain.trade.TradeState.Closing;
import io.rec.domain.trade.TradeState.Deleted;
import io.rec.domain.trade.TradeState.Existing;
import io.rec.domain.trade.TradeState.Expired;
import io.rec.domain.trade.TradeState.Failed;
import io.rec.domain.trade.TradeState.Open;
import io.rec.domain.trade.TradeState.Pending;
import io.rec.domain.trade.TradeStatus;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What each state holds beside its orders is null in the others. */
@Serdeable(naming = SnakeCaseStrategy.class)
record StoredState(
    String status,
    StoredOrders orders,
    @Nullable String symbolClose,
    @Nullable StoredResult result,
    @Nullable String message) {

  static StoredState of(Existing state) {
    return switch (state) {
      case Pending pending -> plain(pending);
      case Open open -> plain(open);
      case Closing closing -> plain(closing);
      case Expired expired ->
          with(expired, expired.symbolClose().map(BigDecimal::toPlainString).orElse(null), null);
      case Closed closed ->
          new StoredState(
              closed.word().word(),
              StoredOrders.of(closed.orders()),
              null,
              StoredResult.of(closed.result()),
              null);
      case Failed failed -> with(failed, null, failed.message());
      case Deleted deleted -> with(deleted, null, deleted.reason());
    };
  }

  Existing state() {
    var known = orders.orders();
    return switch (TradeStatus.ofWord(status)) {
      case PENDING -> new Pending(known);
      case OPEN -> new Open(known);
      case CLOSING -> new Closing(known);
      case EXPIRED -> new Expired(known, Optional.ofNullable(symbolClose).map(BigDecimal::new));
      case CLOSED -> new Closed(known, requireNonNull(result, "result").result());
      case ERROR -> new Failed(known, requireNonNull(message, "message"));
      case DELETED -> new Deleted(known, requireNonNull(message, "message"));
    };
  }

  private static StoredState plain(Existing state) {
    return with(state, null, null);
  }

  private static StoredState with(
      Existing state, @Nullable String symbolClose, @Nullable String message) {
    return new StoredState(
        state.word().word(), StoredOrders.of(state.orders()), symbolClose, null, message);
  }
}
