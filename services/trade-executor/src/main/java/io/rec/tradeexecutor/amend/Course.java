package io.rec.tradeexecutor.amend;

import io.rec.domain.trade.Ticket;
import io.rec.venues.kalshi.account.AccountOrder;
import java.time.Instant;
import java.util.Optional;

/** What the tries of one amendment have told so far. Owned by the thread that sends it. */
final class Course {

  private final boolean resumed;
  private Terms seen;
  private Optional<AccountOrder> order;
  private int tries;
  private int unanswered;
  private boolean arrived;
  private boolean unchanged;
  private boolean gone;
  private boolean stopped;
  private String reason = "";

  private Course(Optional<AccountOrder> order, Terms seen, boolean resumed) {
    this.order = order;
    this.seen = seen;
    this.resumed = resumed;
  }

  static Course of(AccountOrder order) {
    return new Course(Optional.of(order), Terms.of(order), false);
  }

  /** Of one whose earlier tries, by whomever, nobody knows the end of; the order is to be seen. */
  static Course resumed(Intention wanted) {
    return new Course(Optional.empty(), wanted.before(), true);
  }

  void trying() {
    tries++;
  }

  /** The exchange may have it from now on, until the order is seen. */
  void doubt(String why) {
    unanswered++;
    unchanged = false;
    reason = why;
  }

  /** The exchange says that the order does not rest; what it was before that is to be seen. */
  void gone(String why) {
    gone = true;
    reason = why;
  }

  /** This try did not reach the exchange, or was sent back. */
  void inVain(String why) {
    reason = why;
  }

  /** Nothing more of it is sent. */
  void stop(String why) {
    stopped = true;
    reason = why;
  }

  void saw(AccountOrder now, Intention.Standing standing) {
    order = Optional.of(now);
    seen = Terms.of(now);
    unchanged = standing == Intention.Standing.AS_BEFORE;
    arrived = standing == Intention.Standing.AS_WANTED;
  }

  void sawNothing() {
    unchanged = false;
  }

  /** The exchange's answer to a call. */
  void answered(Terms now) {
    seen = now;
    reason = "";
  }

  boolean isInDoubt() {
    return resumed || unanswered > 0;
  }

  boolean isStopped() {
    return stopped;
  }

  boolean isGone() {
    return gone;
  }

  /** Whether it has to be let out once more before it is sent. */
  boolean isRepetition() {
    return resumed || tries > 0;
  }

  boolean maySend() {
    return !gone && !stopped && (!isInDoubt() || unchanged);
  }

  /** An order that is as before long after the last call proves that none of them arrived. */
  boolean didNotArrive(Instant lastSentAt, Instant asked) {
    return unchanged && !gone && !asked.isBefore(lastSentAt.plus(Ticket.SETTLING_TIME));
  }

  /** Whether an unanswered call may still arrive; one that was seen to have arrived does not. */
  boolean isOpen() {
    return resumed || unanswered - (arrived ? 1 : 0) > 0;
  }

  Terms seen() {
    return seen;
  }

  /** As it was last seen; there is one whenever it may be sent. */
  AccountOrder order() {
    return order.orElseThrow();
  }

  int tries() {
    return tries;
  }

  String reason() {
    return reason;
  }
}
