package io.rec.mainapp.page;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.rec.platform.http.Open;
import io.rec.platform.http.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The page. It answers while the service still starts: what it shows is then most wanted. */
@Controller
@Open(beforeStart = true)
@Hidden
final class PageController {

  /** Programs that ask for what is not there are told so, not given a page. */
  private static final List<String> FOR_PROGRAMS =
      List.of("api/", "auth/", "monitor/", "health/", "ws", "openapi.json", "assets/");

  private static final String POLICY = "Content-Security-Policy";

  /** Everything is ours. */
  private static final String OURS =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private final Dashboard dashboard;

  PageController(Dashboard dashboard) {
    this.dashboard = dashboard;
  }

  @Get
  HttpResponse<?> page(HttpRequest<?> request) throws IOException {
    return answer(request, dashboard.index());
  }

  /** Files by their names; every other address is the dashboard's own business. */
  @Get("/{+path}")
  HttpResponse<?> file(String path, HttpRequest<?> request) throws IOException {
    Optional<Asset> asset = dashboard.asset(path);
    if (asset.isPresent()) {
      return answer(request, asset.get());
    }
    if (FOR_PROGRAMS.stream().anyMatch(path::startsWith)) {
      throw new ProblemException(HttpStatus.NOT_FOUND, "NotFound", "There is nothing here.");
    }
    return page(request);
  }

  private static HttpResponse<?> answer(HttpRequest<?> request, Asset asset) {
    boolean known =
        Optional.ofNullable(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH))
            .filter(asset::matches)
            .isPresent();
    if (known) {
      return headed(HttpResponse.notModified(), asset);
    }
    String accepted =
        Optional.ofNullable(request.getHeaders().get(HttpHeaders.ACCEPT_ENCODING)).orElse("");
    Asset.Form form = asset.best(accepted);
    MutableHttpResponse<byte[]> answer = HttpResponse.ok(form.bytes()).contentType(asset.type());
    if (!form.encoding().isEmpty()) {
      answer.header(HttpHeaders.CONTENT_ENCODING, form.encoding());
    }
    return headed(answer, asset);
  }

  private static <T> MutableHttpResponse<T> headed(MutableHttpResponse<T> answer, Asset asset) {
    return answer
        .header(HttpHeaders.ETAG, asset.tag())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .header(HttpHeaders.CACHE_CONTROL, asset.caching())
        .header(POLICY, OURS);
  }
}
