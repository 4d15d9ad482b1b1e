package io.rec.domain.trade;

import io.rec.domain.money.Contracts;
import io.rec.domain.trade.TradeEvent.OrderAccepted;
import io.rec.domain.trade.TradeEvent.OrderDone;
import io.rec.domain.trade.TradeEvent.OrderFailed;
import io.rec.domain.trade.TradeEvent.OrderFilled;
import io.rec.domain.trade.TradeEvent.OrderNews;
import io.rec.domain.trade.TradeEvent.OrderNotFound;
import java.time.Instant;
import java.util.Optional;

/**
 * An order of a trade, as far as the venue has told.
 *
 * @param shownFrom from when on the venue shows it if it has it
 * @param venueId the venue's name for it, once known
 * @param done what was filled
 */
public record TradeOrder(
    OrderIntent intent, Instant shownFrom, Optional<String> venueId, Stage stage, Execution done) {

  /** How sure we are about an order. */
  public enum Stage {
    /** Sent or about to be, no answer. */
    SENT,
    /** The venue has it. */
    ACCEPTED,
    /** The answer was lost: the venue may have it or not. */
    IN_DOUBT,
    /** The venue never took it. */
    REFUSED,
    /** The venue took it and nothing more will happen to it. */
    DONE
  }

  static TradeOrder of(OrderIntent intent, Instant shownFrom) {
    return new TradeOrder(intent, shownFrom, Optional.empty(), Stage.SENT, Execution.NOTHING);
  }

  public ClientOrderId id() {
    return intent.id();
  }

  public Contracts filled() {
    return done.filled();
  }

  /** Whether nothing more will happen to it. */
  public boolean isFinal() {
    return stage == Stage.REFUSED || stage == Stage.DONE;
  }

  /** The order after news of it; what is older than what is known changes nothing. */
  TradeOrder after(OrderNews news) {
    return switch (news) {
      case OrderAccepted accepted -> accepted(accepted.venueId());
      case OrderFailed failed -> failed(failed.failure());
      case OrderNotFound missing -> missing(missing.at());
      case OrderFilled filled -> filled(filled.execution(), false);
      case OrderDone last -> filled(last.execution(), true);
    };
  }

  /** What the news says that cannot be. */
  Optional<String> contradiction(OrderNews news) {
    return switch (news) {
      case OrderAccepted accepted ->
          venueId
              .filter(known -> !known.equals(accepted.venueId()))
              .map(known -> "%s is %s and %s".formatted(id(), known, accepted.venueId()));
      case OrderFailed failed -> Optional.empty();
      case OrderNotFound missing ->
          isProof(missing.at()) && isKnownToVenue() && !isFinal()
              ? Optional.of("%s was taken, and cannot be found".formatted(id()))
              : Optional.empty();
      case OrderFilled filled -> excess(filled.execution());
      case OrderDone last -> excess(last.execution());
    };
  }

  private Optional<String> excess(Execution execution) {
    return execution.filled().isMoreThan(intent.count())
        ? Optional.of("%s was filled %s of %s".formatted(id(), execution.filled(), intent.count()))
        : Optional.empty();
  }

  private TradeOrder accepted(String id) {
    return new TradeOrder(
        intent,
        shownFrom,
        Optional.of(id),
        stage == Stage.DONE ? Stage.DONE : Stage.ACCEPTED,
        done);
  }

  private TradeOrder missing(Instant asked) {
    return isFinal() || isKnownToVenue() || !isProof(asked) ? this : in(Stage.REFUSED);
  }

  private boolean isProof(Instant asked) {
    return !asked.isBefore(shownFrom);
  }

  private boolean isKnownToVenue() {
    return venueId.isPresent() || !filled().isNone();
  }

  /** A refusal is believed only of an order that the venue cannot have. */
  private TradeOrder failed(Failure failure) {
    return switch (stage) {
      case REFUSED, DONE -> this;
      case SENT -> in(failure.leavesDoubt() ? Stage.IN_DOUBT : Stage.REFUSED);
      case ACCEPTED, IN_DOUBT -> in(Stage.IN_DOUBT);
    };
  }

  private TradeOrder filled(Execution execution, boolean last) {
    var better = execution.isBetterThan(done);
    var newest = better ? execution : done;
    // A last word that knows less than we do was overtaken on its way.
    var ends = last && !filled().isMoreThan(execution.filled());
    var complete = newest.exact() && (ends || newest.filled().equals(intent.count()));
    var next =
        switch (stage) {
          // More than the last word said: it was not the last, and the venue must be asked again.
          case DONE -> !better || complete ? Stage.DONE : Stage.ACCEPTED;
          case REFUSED -> !better ? Stage.REFUSED : complete ? Stage.DONE : Stage.ACCEPTED;
          case SENT, ACCEPTED, IN_DOUBT -> complete ? Stage.DONE : better ? Stage.ACCEPTED : stage;
        };
    return new TradeOrder(intent, shownFrom, venueId, next, newest);
  }

  private TradeOrder in(Stage next) {
    return new TradeOrder(intent, shownFrom, venueId, next, done);
  }
}
