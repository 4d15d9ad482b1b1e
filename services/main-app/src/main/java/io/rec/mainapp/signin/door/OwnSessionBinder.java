package io.rec.mainapp.signin.door;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.bind.binders.PostponedRequestArgumentBinder;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.rec.mainapp.signin.session.Session;
import io.rec.platform.http.ProblemException;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Gives a route the session it was asked in; whoever was let in without one has nothing to show.
 */
@Singleton
final class OwnSessionBinder
    implements TypedRequestArgumentBinder<Session>, PostponedRequestArgumentBinder<Session> {

  @Override
  public Argument<Session> argumentType() {
    return Argument.of(Session.class);
  }

  @Override
  public BindingResult<Session> bind(
      ArgumentConversionContext<Session> context, HttpRequest<?> request) {
    Optional<Session> session = Visitor.of(request).map(Visitor::session);
    if (session.isEmpty()) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "NoSession",
          "Sign-in is switched off on this machine, so there is no session.");
    }
    return () -> session;
  }
}
