package io.rec.venuesimulator.smtp;

import io.rec.venuesimulator.notice.Inbox;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What all conversations share.
 *
 * @param users who may hand mail in, and their passwords
 * @param closing is counted down when the server ends
 */
record SmtpDesk(
    Map<String, String> users,
    SelfMadeCertificate certificate,
    SmtpFaults faults,
    Inbox inbox,
    CountDownLatch closing) {

  SmtpDesk {
    users = Map.copyOf(users);
  }

  /** The end of the server ends it too. */
  void pause(Duration wanted) throws InterruptedException {
    if (!wanted.isZero() && closing.await(wanted.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new InterruptedException("the mail server ends");
    }
  }
}
