package io.rec.aiservice.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.rec.aiservice.analyst.Analyst;
import io.rec.aiservice.analyst.Answered;
import io.rec.aiservice.request.AskedReader;
import io.rec.aiservice.request.BadRequest;
import io.rec.domain.indicator.TimeFrame;
import io.rec.platform.http.ProblemException;
import io.rec.platform.telemetry.RequestId;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** {@code POST /ai/analyze} computes, {@code GET /ai/analyze?symbol=} gives the newest. */
@Controller("/ai/analyze")
final class AnalyzeController {

  private final AskedReader reader;
  private final Analyst analyst;
  private final Clock clock;

  AnalyzeController(AskedReader reader, Analyst analyst, Clock clock) {
    this.reader = reader;
    this.analyst = analyst;
    this.clock = clock;
  }

  @Post
  HttpResponse<AnswerBody> analyze(@Body String body) throws InterruptedException {
    try {
      return answer(analyst.analyse(reader.read(body), RequestId.current().orElse("")));
    } catch (BadRequest bad) {
      throw refusal(bad);
    }
  }

  @Get
  HttpResponse<AnswerBody> newest(
      @QueryValue(defaultValue = "") String symbol, @QueryValue(defaultValue = "") String timeframe)
      throws SQLException {
    Optional<TimeFrame> frame;
    try {
      AskedReader.symbol(symbol);
      frame =
          timeframe.isEmpty() ? Optional.empty() : Optional.of(AskedReader.timeFrame(timeframe));
    } catch (BadRequest bad) {
      throw refusal(bad);
    }
    return answer(
        analyst
            .newest(symbol, frame)
            .orElseThrow(
                () ->
                    new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "NoAnalysis",
                        "symbol: %s was never analysed%s"
                            .formatted(
                                symbol,
                                timeframe.isEmpty() ? "" : " in candles of " + timeframe))));
  }

  private HttpResponse<AnswerBody> answer(Answered answered) {
    Instant now = clock.instant();
    return HttpResponse.ok(AnswerBody.of(answered, now))
        .header("Age", Long.toString(answered.analysis().age(now).toSeconds()));
  }

  private static ProblemException refusal(BadRequest bad) {
    return new ProblemException(
        HttpStatus.BAD_REQUEST, bad.reason(), String.valueOf(bad.getMessage()));
  }
}
