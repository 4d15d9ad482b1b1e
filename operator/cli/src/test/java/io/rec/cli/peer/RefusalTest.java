package io.rec.cli.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalTest {
  @Test
  void tellsTheReasonOfARefusalAndThatThereIsNone() {
    assertThat(Refusal.sentence("trade-executor", 422, "{\"detail\":\"'btc' is no symbol\"}"))
        .isEqualTo("'btc' is no symbol.");
    assertThat(Refusal.sentence("trade-executor", 422, "{\"detail\":\"It is a whole sentence.\"}"))
        .isEqualTo("It is a whole sentence.");
    assertThat(Refusal.sentence("trade-executor", 502, "<html>"))
        .isEqualTo("The trade-executor answered 502 without a reason.");
    assertThat(Refusal.sentence("trade-executor", 500, "{}"))
        .isEqualTo("The trade-executor answered 500 without a reason.");
  }
}
