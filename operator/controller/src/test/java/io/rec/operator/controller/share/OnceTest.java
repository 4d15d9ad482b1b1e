package io.rec.operator.controller.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is kept once")
class OnceTest {
  private final Once<List<Integer>> once = new Once<>();

  @Test
  @DisplayName("is the first that was equal to it")
  void isTheFirst() {
    var first = List.of(1, 2);

    assertThat(once.of(first)).isSameAs(first);
    assertThat(once.of(new ArrayList<>(first))).isSameAs(first);
    assertThat(once.of(List.of(3))).isEqualTo(List.of(3));
  }

  @Test
  @DisplayName("is forgotten when nobody else has it")
  void isForgotten() {
    var held = once.of(new ArrayList<>(List.of(0)));
    for (int number = 1; number <= 1_000; number++) {
      assertThat(once.of(new ArrayList<>(List.of(number)))).containsExactly(number);
    }

    await()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(once.size()).isEqualTo(1);
            });
    assertThat(once.of(new ArrayList<>(List.of(0)))).isSameAs(held);
  }
}
