package io.rec.mainapp.gateway.text;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.rec.mainapp.gateway.Fields;
import io.rec.platform.http.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses addresses with text that the database cannot keep, so that no route has to think of it:
 * nothing has such an id, and a parameter is named.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class PathFilter implements Ordered {

  /** After the gate: a stranger is told to sign in and nothing else. */
  private static final int ORDER = HIGHEST_PRECEDENCE + 110;

  @RequestFilter
  void check(HttpRequest<?> request) {
    @Nullable String path = request.getUri().getPath();
    if (path != null && !StorableText.is(path)) {
      throw new ProblemException(HttpStatus.NOT_FOUND, "NotFound", "There is nothing of this id.");
    }
    Fields fields = new Fields();
    request
        .getParameters()
        .forEach(
            (name, values) ->
                fields.check(name, values.stream().allMatch(StorableText::is), StorableText.RULE));
    fields.require();
  }

  @Override
  public int getOrder() {
    return ORDER;
  }
}
