package io.rec.mainapp.signin.routes;

import io.micronaut.http.HttpStatus;
import io.rec.platform.http.Problem;
import io.rec.platform.http.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a form, so that a person is told all of it at once. */
final class Faults {

  private final List<Problem.Field> found = new ArrayList<>();

  /** The field's text, which has to be there and no longer than this. */
  String text(String field, @Nullable String value, int longest) {
    String text = value == null ? "" : value;
    if (text.isBlank()) {
      add(field, "is needed");
    } else if (text.length() > longest) {
      add(field, "at most %d characters".formatted(longest));
    }
    return text;
  }

  /** Six digits; blank is the same as absent. */
  Optional<String> code(String field, @Nullable String value) {
    String code = value == null ? "" : value.replace(" ", "");
    if (!code.isEmpty() && !code.matches("[0-9]{6}")) {
      add(field, "six digits");
    }
    return Optional.of(code).filter(text -> !text.isEmpty());
  }

  void add(String field, String rule) {
    found.add(new Problem.Field(field, rule));
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      ProblemException problem =
          new ProblemException(
              HttpStatus.BAD_REQUEST, "FormRefused", "Some fields are not as they have to be.");
      found.forEach(fault -> problem.withField(fault.field(), fault.rule()));
      throw problem;
    }
  }
}
