package io.rec.platform.http;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.rec.platform.lease.FenceLost;
import io.rec.platform.lease.Standby;
import io.rec.platform.persistence.Database;
import io.rec.platform.role.Waiting;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one exception mapper: what a route throws becomes a problem document, never a stack trace.
 */
@Singleton
@Primary
final class ProblemMapper implements ExceptionHandler<Exception, HttpResponse<Problem>> {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

  @Override
  @SuppressWarnings("rawtypes") // the interface of the framework is raw
  public HttpResponse<Problem> handle(HttpRequest request, Exception failed) {
    return switch (failed) {
      case ProblemException problem -> Problems.answer(request, problem);
      case Standby standby -> standby(request, standby);
      case FenceLost lost -> standby(request, lost);
      case SQLException sql -> database(request, sql);
      default -> {
        LOG.atError().setCause(failed).addKeyValue("path", request.getPath()).log("request failed");
        yield Problems.answer(
            request,
            HttpStatus.INTERNAL_SERVER_ERROR,
            "InternalError",
            "The request failed; the log knows more under this request id.");
      }
    };
  }

  /**
   * The holder of the lease is elsewhere: whoever asks again may well reach it, but not by the
   * connection that led here.
   */
  private static HttpResponse<Problem> standby(HttpRequest<?> request, Exception why) {
    return Problems.answer(
            request, HttpStatus.SERVICE_UNAVAILABLE, "Standby", String.valueOf(why.getMessage()))
        .header(HttpHeaders.RETRY_AFTER, "0")
        .header(HttpHeaders.CONNECTION, "close");
  }

  private static HttpResponse<Problem> database(HttpRequest<?> request, SQLException failed) {
    Waiting waiting = Database.waiting(failed);
    LOG.atError()
        .setCause(failed)
        .addKeyValue("path", request.getPath())
        .addKeyValue("reason", waiting.reason().word())
        .log("request failed on the database");
    return Problems.answer(
        request,
        HttpStatus.SERVICE_UNAVAILABLE,
        waiting.reason().word(),
        "The database did not do what was asked.");
  }
}
