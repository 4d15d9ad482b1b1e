package io.rec.operator.controller.plan.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TokenMachineTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration OVERLAP = Duration.ofHours(24);
  private static final Tokens RESTING = new Tokens.Resting(3, NOW, NOW);

  @Test
  @DisplayName("BOT-SEC-02 they change before the month is over, and only then")
  void changeByThemselves() {
    assertThat(next(RESTING, scheduled(), Duration.ofDays(28).minusSeconds(1))).isEqualTo(RESTING);
    assertThat(next(RESTING, scheduled(), Duration.ofDays(28)))
        .isEqualTo(new Tokens.Laid(3, NOW.plus(Duration.ofDays(28)), NOW));
    assertThat(TokenMachine.EVERY).isLessThan(Duration.ofDays(30));
  }

  @Test
  void doNotChangeByThemselvesWhereNothingDoes() {
    var never = new TokenMachine.Inputs(false, false, true, OVERLAP);

    assertThat(next(RESTING, never, Duration.ofDays(400))).isEqualTo(RESTING);
  }

  @Test
  void changeWhenSomebodyAsks() {
    var asked = new TokenMachine.Inputs(false, true, true, OVERLAP);

    assertThat(next(RESTING, asked, Duration.ofSeconds(5)))
        .isEqualTo(new Tokens.Laid(3, NOW.plusSeconds(5), NOW));
  }

  @Test
  @DisplayName("the next ones are sent when every pod has had time to read them")
  void areSentLater() {
    var laid = new Tokens.Laid(3, NOW, NOW.minusSeconds(9));

    assertThat(next(laid, scheduled(), Duration.ofSeconds(179))).isEqualTo(laid);
    assertThat(next(laid, scheduled(), Duration.ofSeconds(180)))
        .isEqualTo(new Tokens.Turned(4, NOW.plusSeconds(180)));
  }

  @Test
  @DisplayName("that time begins anew while they are not there at all")
  void timeBeginsWhenTheyAreThere() {
    var unwritten = new TokenMachine.Inputs(true, false, false, OVERLAP);

    assertThat(next(new Tokens.Laid(3, NOW, NOW), unwritten, Duration.ofHours(1)))
        .isEqualTo(new Tokens.Laid(3, NOW.plus(Duration.ofHours(1)), NOW));
  }

  @Test
  void oldOnesAreAcceptedForTheOverlap() {
    var turned = new Tokens.Turned(4, NOW);

    assertThat(next(turned, scheduled(), OVERLAP.minusSeconds(1))).isEqualTo(turned);
    assertThat(next(turned, scheduled(), OVERLAP))
        .isEqualTo(new Tokens.Resting(4, NOW.plus(OVERLAP), NOW));
  }

  @Test
  void noOverlapIsShorterThanAPodNeedsToRead() {
    var hasty = new TokenMachine.Inputs(true, false, true, Duration.ofSeconds(1));
    var turned = new Tokens.Turned(4, NOW);

    assertThat(next(turned, hasty, Duration.ofSeconds(179))).isEqualTo(turned);
    assertThat(next(turned, hasty, Duration.ofSeconds(180))).isInstanceOf(Tokens.Resting.class);
  }

  private static TokenMachine.Inputs scheduled() {
    return new TokenMachine.Inputs(true, false, true, OVERLAP);
  }

  private static Tokens next(Tokens tokens, TokenMachine.Inputs in, Duration later) {
    return TokenMachine.next(tokens, in, NOW.plus(later));
  }
}
