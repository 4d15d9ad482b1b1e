package io.rec.venuesimulator.smtp;

import io.rec.venuesimulator.fault.FaultBoard;
import io.rec.venuesimulator.fault.Faults;
import io.rec.venuesimulator.fault.Venue;
import java.time.Duration;
import java.util.Optional;

/**
 * The board's faults as a mail server has them. A status is a code of SMTP and is said where that
 * code belongs; of HTTP's there are 429 and 503, which are 421 here, and 500, which is 451.
 */
record SmtpFaults(FaultBoard board) {

  /** Where in a conversation a refusal can stand. */
  enum Moment {
    GREETING,
    SIGN_IN,
    SENDER,
    RECIPIENT,
    MESSAGE
  }

  private record Refusal(Moment moment, Reply reply) {}

  boolean turnsAway() {
    Faults now = now();
    return now.refuseConnections() || now.drop() && !now.carriedOut();
  }

  boolean hangsUp() {
    Faults now = now();
    return now.drop() && !now.carriedOut();
  }

  boolean deaf() {
    Faults now = now();
    return now.halfOpen() && !now.carriedOut();
  }

  Duration latency() {
    return now().latency();
  }

  Optional<Reply> instead(Moment moment) {
    Faults now = now();
    return Optional.of(now)
        .filter(faults -> faults.status() != 0 && !faults.carriedOut())
        .map(faults -> refusal(faults.status()))
        .filter(refusal -> refusal.moment() == moment)
        .map(Refusal::reply);
  }

  /** What is said of a mail that was taken all the same. */
  Optional<Reply> afterwards() {
    Faults now = now();
    return Optional.of(now)
        .filter(faults -> faults.status() != 0 && faults.carriedOut())
        .map(faults -> refusal(faults.status()).reply());
  }

  boolean hangsUpAfterwards() {
    Faults now = now();
    return now.drop() && now.carriedOut();
  }

  boolean deafAfterwards() {
    Faults now = now();
    return now.halfOpen() && now.carriedOut();
  }

  private Faults now() {
    return board.of(Venue.SMTP);
  }

  private static Refusal refusal(int status) {
    return switch (status) {
      case 421, 429, 503 ->
          at(Moment.GREETING, 421, "4.3.2 Service not available, try again later");
      case 450 -> at(Moment.RECIPIENT, 450, "4.2.1 Mailbox unavailable");
      case 451, 500 -> at(Moment.MESSAGE, 451, "4.3.0 Error: local error in processing");
      case 452 -> at(Moment.SENDER, 452, "4.3.1 Insufficient system storage");
      case 530 -> new Refusal(Moment.SENDER, Reply.SIGN_IN_FIRST);
      case 535 -> new Refusal(Moment.SIGN_IN, Reply.BAD_CREDENTIALS);
      case 550 -> at(Moment.RECIPIENT, 550, "5.1.1 No such user here");
      case 552 -> new Refusal(Moment.MESSAGE, Reply.TOO_BIG);
      case 554 -> at(Moment.MESSAGE, 554, "5.7.1 Message refused");
      default -> at(Moment.GREETING, 554, "5.3.2 No SMTP service here");
    };
  }

  private static Refusal at(Moment moment, int code, String words) {
    return new Refusal(moment, Reply.of(code, words));
  }
}
