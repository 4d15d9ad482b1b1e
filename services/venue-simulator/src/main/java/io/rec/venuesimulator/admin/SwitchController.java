package io.rec.venuesimulator.admin;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;
import java.util.Map;

/** The switches inside a system: only with the setting, and only with the service token. */
@Controller("/admin")
@Requires(property = "recio.simulator.admin", value = "true")
final class SwitchController {

  private final Switches switches;

  SwitchController(Switches switches) {
    this.switches = switches;
  }

  @Get("/{+path}")
  HttpResponse<String> read(String path, HttpRequest<?> request) {
    return answer(request, "");
  }

  @Delete("/{+path}")
  HttpResponse<String> clear(String path, HttpRequest<?> request) {
    return answer(request, "");
  }

  @Post("/{+path}")
  HttpResponse<String> change(String path, HttpRequest<?> request, @Body String body) {
    return answer(request, body);
  }

  private HttpResponse<String> answer(HttpRequest<?> request, String body) {
    VenueAnswer answer =
        switches.answer(
            VenueRequest.of(request.getMethodName(), request.getUri().toString(), Map.of(), body));
    return HttpResponse.<String>status(answer.status(), "")
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .body(answer.body());
  }
}
