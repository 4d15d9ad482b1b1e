package io.rec.operator.controller.plan.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.status.CredentialsStatus;
import io.rec.operator.api.status.TokensStatus;
import io.rec.operator.api.status.TradingSystemStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TokensCodecTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Instant EARLIER = Instant.parse("2026-10-01T00:00:00Z");

  static Stream<Tokens> all() {
    return Stream.of(
        new Tokens.Resting(1, NOW, EARLIER),
        new Tokens.Laid(7, NOW, EARLIER),
        new Tokens.Turned(8, EARLIER));
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatIsWrittenIsRead(Tokens tokens) {
    var status = TradingSystemStatus.empty().change().tokens(TokensCodec.write(tokens)).seal();

    assertThat(TokensCodec.read(status, NOW)).contains(tokens);
  }

  @Test
  @DisplayName("until they had a number of their own they had the login's")
  void beganWithTheLogins() {
    assertThat(TokensCodec.read(TradingSystemStatus.empty(), NOW))
        .contains(new Tokens.Resting(1, NOW, NOW));
    assertThat(TokensCodec.read(login(5, null), NOW))
        .contains(new Tokens.Resting(5, EARLIER, EARLIER));
  }

  @ParameterizedTest
  @CsvSource({"5, 6, 5", "6, 5, 5"})
  @DisplayName("an operator's upgrade in the middle of a login's change keeps both accepted")
  void bothOfAChangeStay(long generation, long pending, long number) {
    assertThat(TokensCodec.read(login(generation, pending), NOW))
        .contains(new Tokens.Laid(number, NOW, EARLIER));
  }

  @ParameterizedTest
  @CsvSource({"Melting, 2", "Resting, 0"})
  void whatIsNotKnownIsLeftAlone(String phase, long generation) {
    var status =
        TradingSystemStatus.empty()
            .change()
            .tokens(new TokensStatus(generation, phase, NOW, NOW))
            .seal();

    assertThat(TokensCodec.read(status, NOW)).isEqualTo(Optional.empty());
  }

  private static TradingSystemStatus login(long generation, @Nullable Long pending) {
    return TradingSystemStatus.empty()
        .change()
        .credentials(
            new CredentialsStatus(
                generation,
                "a",
                "recio-db",
                pending == null ? "Stable" : "Switching",
                NOW,
                pending,
                EARLIER,
                null,
                null,
                NOW,
                null,
                null))
        .seal();
  }
}
