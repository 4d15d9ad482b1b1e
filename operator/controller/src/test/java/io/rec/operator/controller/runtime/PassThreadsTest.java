package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

@DisplayName("The threads of passes")
class PassThreadsTest {
  private final ExecutorService passes = PassThreads.passes();
  private final ExecutorService parts = PassThreads.parts();

  @Test
  @DisplayName("each pass has an id of its own, and its threads leave none behind")
  void passesAreApart() throws ExecutionException, InterruptedException {
    var one = passes.submit(PassThreadsTest::id).get();
    var other = passes.submit(PassThreadsTest::id).get();

    assertThat(one).matches("[0-9a-f]{16}");
    assertThat(other).matches("[0-9a-f]{16}").isNotEqualTo(one);
    assertThat(id()).isEmpty();
  }

  @Test
  @DisplayName("what works for a pass beside it bears its id, its system and its trace")
  void partsBelongToTheirPass() throws ExecutionException, InterruptedException {
    try (var provider = SdkTracerProvider.builder().build()) {
      var ids =
          passes
              .submit(
                  () -> {
                    MDC.put("resource.name", "desk");
                    var span = provider.get("test").spanBuilder("reconcile").startSpan();
                    try (var scope = span.makeCurrent()) {
                      var part =
                          parts.submit(() -> Map.of("marks", marks(), "trace", trace())).get();
                      return Map.of(
                          "here", Map.of("marks", marks(), "trace", trace()), "there", part);
                    } finally {
                      span.end();
                    }
                  })
              .get();

      assertThat(ids.get("there")).isEqualTo(ids.get("here"));
      assertThat(ids.toString()).contains("resource.name=desk", PassThreads.PASS + "=");
    }
  }

  @Test
  @DisplayName("what nobody's pass asked for bears none")
  void othersBearNone() throws ExecutionException, InterruptedException {
    assertThat(parts.submit(PassThreadsTest::id).get()).isEmpty();
  }

  @Test
  @DisplayName("questions that find no room wait for it, and are all asked")
  void questionsWaitForRoom() {
    var room = new Semaphore(2);
    var open = new CountDownLatch(1);
    try (var questions = PassThreads.questions(room)) {
      var asked =
          IntStream.range(0, 10)
              .mapToObj(
                  number ->
                      questions.submit(
                          () -> {
                            open.await();
                            return number;
                          }))
              .toList();

      await().until(() -> room.getQueueLength() == 8);
      open.countDown();

      assertThat(asked)
          .allSatisfy(answer -> assertThat(answer.get()).isEqualTo(asked.indexOf(answer)));
    }
    // An answer is there before its thread has ended.
    await().until(() -> room.availablePermits() == 2);
  }

  private static String id() {
    return Optional.ofNullable(MDC.get(PassThreads.PASS)).orElse("");
  }

  private static Map<String, String> marks() {
    return Optional.ofNullable(MDC.getCopyOfContextMap()).orElse(Map.of());
  }

  private static String trace() {
    return Span.current().getSpanContext().getTraceId();
  }
}
