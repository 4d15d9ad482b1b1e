package io.rec.mainapp.signin;

import io.micronaut.http.HttpRequest;
import io.rec.platform.http.ProblemException;
import java.sql.SQLException;
import java.util.Optional;

/** Finds out who sent a request. */
public interface Recognition {

  /**
   * Empty when the request shows nothing that is worth anything.
   *
   * @throws ProblemException when it does, but may not be served all the same
   * @throws SQLException when the database is needed to know and does not answer
   */
  Optional<Person> recognise(HttpRequest<?> request) throws SQLException;
}
