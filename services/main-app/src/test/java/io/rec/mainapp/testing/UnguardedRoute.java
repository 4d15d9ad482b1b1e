package io.rec.mainapp.testing;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** A route of which somebody forgot to say for whom it is; there only when a test wants it. */
@Controller("/test/unguarded")
@Requires(property = "recio.test.unguarded")
final class UnguardedRoute {

  @Get
  String secret() {
    return "what nobody should see";
  }
}
