package io.rec.venues.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.rest.HttpAnswer;
import io.rec.venues.rest.Reply;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {

  private final Refusals refusals = new Refusals(ObjectMapper.getDefault());

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"error\":{\"code\":\"not_found\",\"message\":\"no such order\"}} | not_found | no such order",
        "{\"error\":{\"code\":\"authentication_error\",\"message\":\"m\",\"details\":\"NOT_FOUND\"}}"
            + " | authentication_error | m, NOT_FOUND",
        "{\"code\":\"bad_request\",\"message\":\"bad request\"} | bad_request | bad request",
        "{\"msg\":\"Parameter validation failed\"} | '' | Parameter validation failed",
        "{\"error\":\"too many requests\"} | '' | too many requests",
        "<html>Bad gateway</html> | '' | <html>Bad gateway</html>",
      })
  void readsEveryShapeOfAnError(String body, String code, String message) {
    Reply.Refused<Object> refused =
        refusals.read(new HttpAnswer(400, body, Duration.ZERO), Duration.ZERO);

    assertThat(refused)
        .isEqualTo(new Reply.Refused<>(400, code, message, Duration.ZERO, Duration.ZERO));
  }
}
