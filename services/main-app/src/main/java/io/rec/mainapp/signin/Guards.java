package io.rec.mainapp.signin;

import io.micronaut.core.annotation.AnnotationMetadataProvider;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.rec.platform.http.Open;
import io.rec.platform.role.NotYet;
import io.rec.platform.role.Reason;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Who may call which route, and that somebody has decided it for each of them. */
@Singleton
public final class Guards {

  /** The platform's own routes are for services where they are not open. */
  private static final String PLATFORM = "io.rec.platform.";

  private final Router router;

  Guards(Router router) {
    this.router = router;
  }

  static Optional<AccountRole> needed(AnnotationMetadataProvider route) {
    return route.getAnnotationMetadata().enumValue(Needs.class, AccountRole.class);
  }

  static boolean open(AnnotationMetadataProvider route) {
    return route.getAnnotationMetadata().hasAnnotation(Open.class);
  }

  /**
   * Throws when a route says neither or both of who may call it, with the routes' names: such a
   * route was forgotten, and what was forgotten is not served.
   */
  public void requireAll() throws NotYet {
    List<String> undecided = undecided();
    if (!undecided.isEmpty()) {
      throw new NotYet(
          "routes",
          Reason.STARTING_UP,
          "these need exactly one of @Needs and @Open: " + String.join(", ", undecided));
    }
  }

  List<String> undecided() {
    return router
        .uriRoutes()
        .filter(route -> !declaredBy(route).startsWith(PLATFORM))
        .filter(route -> needed(route).isPresent() == open(route))
        .map(route -> route.getHttpMethod() + " " + route.getUriMatchTemplate())
        .sorted()
        .toList();
  }

  private static String declaredBy(UriRouteInfo<?, ?> route) {
    return route.getTargetMethod().getDeclaringType().getName();
  }
}
