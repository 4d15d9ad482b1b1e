package io.rec.e2e.telemetry;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks a Prometheus and finds what an answer lacks. */
record Interview(Prometheus prometheus) {

  /** Nothing where the answer has figures with all labels, or where its silence has a reason. */
  List<String> complaints(List<Question> questions) {
    return questions.stream().flatMap(this::complaints).toList();
  }

  private Stream<String> complaints(Question question) {
    var answer = prometheus.ask(question.expression());
    var found = answer.isEmpty() ? silence(question) : unnamed(question, answer);
    return Stream.concat(found, undivided(question))
        .map(complaint -> "%s%n  %s".formatted(question, complaint));
  }

  private Stream<String> silence(Question question) {
    var silent =
        Selector.in(question.expression()).stream()
            .filter(selector -> series(selector).isEmpty())
            .toList();
    return silent.isEmpty()
        ? Stream.of("has no answer, although all of its series are there")
        : silent.stream()
            .filter(selector -> !isExplained(selector))
            .map("nobody tells %s"::formatted);
  }

  private boolean isExplained(Selector selector) {
    return OnlyAfter.of(selector)
        .map(event -> event.isBornByIt() || !series(event.before(selector)).isEmpty())
        .orElse(false);
  }

  private static Stream<String> unnamed(Question question, List<Sample> answer) {
    return question.named().stream()
        .filter(label -> answer.stream().anyMatch(sample -> !sample.labels().containsKey(label)))
        .map("names the label %s, which its series do not have"::formatted);
  }

  /** A sum by a label that nobody has is no error in PromQL, but one sum. */
  private Stream<String> undivided(Question question) {
    var labels =
        Selector.in(question.expression()).stream()
            .flatMap(selector -> series(selector).stream())
            .flatMap(sample -> sample.labels().keySet().stream())
            .collect(Collectors.toSet());
    return labels.isEmpty()
        ? Stream.empty()
        : question.divisions().stream()
            .filter(label -> !labels.contains(label))
            .map("divides by the label %s, which no series has"::formatted);
  }

  private List<Sample> series(Selector selector) {
    return prometheus.ask(selector.toString());
  }
}
