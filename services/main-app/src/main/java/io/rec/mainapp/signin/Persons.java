package io.rec.mainapp.signin;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.PostponedRequestArgumentBinder;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Where a request keeps its person, and how a route gets it as a parameter: bound after the
 * filters, one of which finds the person.
 */
@Singleton
final class Persons
    implements TypedRequestArgumentBinder<Person>, PostponedRequestArgumentBinder<Person> {

  private static final String ATTRIBUTE = "recio.person";

  static Optional<Person> of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Person.class);
  }

  static void put(HttpRequest<?> request, Person person) {
    request.setAttribute(ATTRIBUTE, person);
  }

  @Override
  public Argument<Person> argumentType() {
    return Argument.of(Person.class);
  }

  @Override
  public BindingResult<Person> bind(
      ArgumentConversionContext<Person> context, HttpRequest<?> request) {
    return () -> of(request);
  }
}
