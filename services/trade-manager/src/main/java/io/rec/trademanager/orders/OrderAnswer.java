package io.rec.trademanager.orders;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.domain.money.Contracts;
import io.rec.domain.money.Money;
import io.rec.domain.strikes.Side;
import io.rec.domain.trade.ClientOrderId;
import io.rec.domain.trade.Execution;
import io.rec.domain.trade.Failure;
import io.rec.domain.trade.Failure.Kind;
import io.rec.domain.trade.TradeEvent.OrderAccepted;
import io.rec.domain.trade.TradeEvent.OrderDone;
import io.rec.domain.trade.TradeEvent.OrderFailed;
import io.rec.domain.trade.TradeEvent.OrderFilled;
import io.rec.domain.trade.TradeEvent.OrderNews;
import io.rec.domain.trade.TradeEvent.OrderNotFound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the executor says of an order, in its answers and in facts on {@code order}.
 *
 * @param outcome accepted, done, refused, unknown, never or not_found
 * @param filled contracts
 * @param amount dollars at the price of YES
 * @param exact whether the money is a sum of fills
 * @param askedAt when the venue was asked
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record OrderAnswer(
    String clientOrderId,
    String outcome,
    @Nullable String orderId,
    @Nullable String filled,
    @Nullable String amount,
    @Nullable String fees,
    boolean exact,
    @Nullable String reason,
    @Nullable String askedAt) {

  public ClientOrderId order() {
    return new ClientOrderId(clientOrderId);
  }

  private String why() {
    return reason == null || reason.isBlank() ? outcome : reason;
  }

  /**
   * The news for a trade of a side.
   *
   * @throws IllegalArgumentException if the answer says something that cannot be
   */
  List<OrderNews> news(Side side) {
    List<OrderNews> news = new ArrayList<>();
    if (orderId != null && !orderId.isBlank()) {
      news.add(new OrderAccepted(order(), orderId));
    }
    switch (outcome) {
      case "accepted" -> {
        var so = execution(side);
        if (!so.filled().isNone()) {
          news.add(new OrderFilled(order(), so));
        }
      }
      case "done" -> news.add(new OrderDone(order(), execution(side)));
      case "refused" -> news.add(new OrderFailed(order(), refused()));
      case "unknown" -> news.add(new OrderFailed(order(), new Failure(Kind.UNKNOWN, why())));
      case "never" -> news.add(new OrderFailed(order(), stopped()));
      case "not_found" -> {
        if (askedAt == null) {
          throw new IllegalArgumentException("not_found without asked_at: " + this);
        }
        news.add(new OrderNotFound(order(), Instant.parse(askedAt)));
      }
      default -> throw new IllegalArgumentException("an unknown outcome: " + this);
    }
    return List.copyOf(news);
  }

  /** It was not sent and never will be. */
  private Failure stopped() {
    return new Failure(Kind.NOTHING_BOUGHT, "never sent: " + why());
  }

  /** The executor has read the venue's answer, so a text that nobody knows leaves no doubt. */
  private Failure refused() {
    var read = Failure.of(why());
    return read.kind() == Kind.UNKNOWN ? new Failure(Kind.REFUSED, why()) : read;
  }

  /** At the prices of the trade's side: of one contract both sides' prices make a dollar. */
  private Execution execution(Side side) {
    var count = filled == null ? Contracts.NONE : Contracts.parse(filled);
    var yes = amount == null ? Money.ZERO : Money.parse(amount);
    var charged = fees == null ? Money.ZERO : Money.parse(fees);
    return new Execution(
        count,
        side == Side.YES ? yes : count.payout().minus(yes),
        charged,
        exact || count.isNone());
  }
}
