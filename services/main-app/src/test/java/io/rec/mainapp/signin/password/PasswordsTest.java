package io.rec.mainapp.signin.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.http.HttpStatus;
import io.rec.platform.http.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

  private final Passwords passwords = new Passwords(new SimpleMeterRegistry());

  @Test
  @DisplayName("agrees with the reference implementation of Argon2id")
  void agreesWithTheReference() {
    // From the reference's own tests: "password", "somesalt", 2 passes over 64 MiB, one lane.
    String stored =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    assertThat(passwords.matches(Optional.of(stored), "password")).isTrue();
    assertThat(passwords.matches(Optional.of(stored), "Password")).isFalse();
    assertThat(passwords.outdated(stored)).isTrue();
  }

  @Test
  @DisplayName("the same password gets another hash each time, and all of them fit")
  void saltsEachHash() {
    String one = passwords.hash("correct horse");
    String other = passwords.hash("correct horse");

    assertThat(one).isNotEqualTo(other);
    assertThat(passwords.matches(Optional.of(one), "correct horse")).isTrue();
    assertThat(passwords.matches(Optional.of(other), "correct horse")).isTrue();
    assertThat(passwords.outdated(one)).isFalse();
  }

  @Test
  @DisplayName("a letter that keyboards write in two ways is the same letter")
  void normalizes() {
    String stored = passwords.hash("caf\u00e9 au lait");

    assertThat(passwords.matches(Optional.of(stored), "cafe\u0301 au lait")).isTrue();
  }

  @ParameterizedTest(name = "nothing matches \"{0}\"")
  @ValueSource(strings = {"", "password", "$2b$12$abcdefghijklmnopqrstuv", "$argon2id$v=19$m=1"})
  void refusesWhatIsNoHash(String stored) {
    assertThat(passwords.matches(Optional.of(stored), stored)).isFalse();
  }

  @Test
  @DisplayName("a flood runs two at a time, has eight wait, and sends the rest away at once")
  void boundsAFlood() throws InterruptedException {
    Bulkhead bulkhead = new Bulkhead(2, 8);
    CountDownLatch tenAreIn = new CountDownLatch(90);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();

    Callable<HttpStatus> visitor =
        () -> {
          try {
            return bulkhead.run(
                () -> {
                  most.accumulateAndGet(running.incrementAndGet(), Math::max);
                  awaitAll(tenAreIn);
                  running.decrementAndGet();
                  return HttpStatus.OK;
                });
          } catch (ProblemException busy) {
            tenAreIn.countDown();
            return busy.status();
          }
        };
    try (var crowd = Executors.newFixedThreadPool(100)) {
      List<Future<HttpStatus>> answers =
          crowd.invokeAll(Stream.generate(() -> visitor).limit(100).toList());

      assertThat(answers)
          .extracting(Future::resultNow)
          .filteredOn(status -> status == HttpStatus.OK)
          .hasSize(10);
    }
    assertThat(most.get()).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0} is refused: {1}")
  @CsvSource({
    "short, from 12 to 256 characters",
    "aaaaaaaaaaaaaaaa, at least 5 different characters",
    "i am Admin forever, must not contain the user name"
  })
  void namesTheBrokenRule(String password, String rule) {
    assertThat(PasswordRules.broken("admin", password)).contains(rule);
  }

  private static void awaitAll(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
