package io.rec.tradeexecutor.amend;

import io.micronaut.serde.annotation.Serdeable;
import io.rec.domain.money.Contracts;

/**
 * What became of an amendment, for whoever asks and for the audit trail.
 *
 * @param outcome amended, refused, not_resting, overtaken, never or unknown
 * @param price of YES, as the order was last seen
 * @param count in all, what is filled included
 * @param filled of it, as far as was told
 * @param tries calls to the exchange for this answer
 * @param open whether a call that nobody answered may still arrive there
 */
@Serdeable
record AmendAnswer(
    String request_id,
    String order_id,
    String client_order_id,
    String outcome,
    String price,
    String count,
    String filled,
    String reason,
    int tries,
    boolean open) {

  static AmendAnswer of(AmendOutcome outcome, Intention wanted, Course course) {
    return new AmendAnswer(
        wanted.request_id(),
        wanted.order_id(),
        wanted.client_order_id(),
        outcome.word(),
        course.seen().price().dollars().toPlainString(),
        plain(course.seen().count()),
        plain(course.seen().filled()),
        course.reason(),
        course.tries(),
        course.isOpen());
  }

  boolean is(AmendOutcome one) {
    return outcome.equals(one.word());
  }

  private static String plain(Contracts count) {
    return count.number().toPlainString();
  }
}
