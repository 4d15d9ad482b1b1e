package io.rec.mainapp;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.rec.platform.http.Open;
import java.io.IOException;

/** The page. It answers while the service still starts: what it shows is then most wanted. */
@Controller
@Open(beforeStart = true)
final class PageController {

  private final Roster roster;
  private final StatusPage page;

  PageController(Roster roster, StatusPage page) {
    this.roster = roster;
    this.page = page;
  }

  @Get
  HttpResponse<String> page() throws IOException {
    return HttpResponse.ok(page.html(roster.lines()))
        .contentType(MediaType.TEXT_HTML_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
