package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.controller.apply.AtOnce;
import io.rec.operator.controller.runtime.Kubernetes.Api;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More than one connection to the API server carries at a time. */
@ExtendWith(Kubernetes.class)
@DisplayName("Questions of many passes at once")
class QuestionsIT {
  private static final int MANY = 400;

  private final Api api;

  QuestionsIT(Api api) {
    this.api = api;
  }

  @Test
  @DisplayName("are all answered: those that find no room wait for it")
  void areAllAnswered() {
    try (var client = api.another();
        var threads = PassThreads.questions(new Semaphore(PassThreads.QUESTIONS_AT_ONCE))) {
      var atOnce = new AtOnce(threads);

      var answers =
          IntStream.range(0, MANY)
              .mapToObj(
                  number ->
                      atOnce.begin(
                          () -> client.namespaces().withName("default").require().getStatus()))
              .toList();

      assertThat(answers).extracting(Supplier::get).hasSize(MANY).doesNotContainNull();
    }
  }
}
