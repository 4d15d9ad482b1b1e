package io.rec.mainapp.page;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.rec.platform.http.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;

/** The description of all routes, made from them when they were compiled. */
@Controller("/openapi.json")
@Needs(AccountRole.VIEWER)
@Hidden
final class OpenApiController {

  static final String RESOURCE = "META-INF/swagger/recio.json";

  @Get(produces = MediaType.APPLICATION_JSON)
  HttpResponse<byte[]> document() throws IOException {
    try (InputStream file =
        OpenApiController.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      if (file == null) {
        throw new ProblemException(
            HttpStatus.NOT_FOUND, "NotFound", "This build was made without its description.");
      }
      return HttpResponse.ok(file.readAllBytes());
    }
  }
}
