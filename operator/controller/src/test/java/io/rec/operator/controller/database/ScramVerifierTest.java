package io.rec.operator.controller.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class ScramVerifierTest {
  /** The salt of the example in RFC 7677. */
  private static final byte[] SALT = Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ==");

  @Test
  void agreesWithTheExampleOfTheStandard() {
    var verifier = ScramVerifier.of(new Password("pencil"), SALT);

    assertThat(verifier)
        .isEqualTo(
            "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=");
  }

  @Test
  void refusesLettersTheServerWouldPrepareBeforeComparing() {
    assertThatThrownBy(() -> ScramVerifier.of(new Password("pässword"), SALT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hidesPasswordsInText() {
    assertThat(new Login("rec_io_user_a", new Password("pencil")).toString())
        .doesNotContain("pencil");
  }
}
