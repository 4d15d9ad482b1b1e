package io.rec.cli.selftest;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One thing to ask of a running system. */
sealed interface Check {
  String title();

  /** What is wrong, or nothing. */
  Optional<String> wrong(Services services) throws InterruptedException, Silence;

  /** Whether a component takes work. */
  record Readiness(String component, int port) implements Check {
    @Override
    public String title() {
      return component;
    }

    @Override
    public Optional<String> wrong(Services services) throws InterruptedException, Silence {
      var answer = services.get(component, port, "/health/ready");
      if (answer.ok()) {
        return Optional.empty();
      }
      var reasons =
          StreamSupport.stream(answer.json().path("waitingFor").spliterator(), false)
              .map(one -> one.path("reason").asText() + " " + one.path("detail").asText())
              .collect(Collectors.joining("; "));
      return Optional.of(reasons.isEmpty() ? "answers " + answer.status() : reasons);
    }
  }

  /** What a component says of something that it stands on. */
  record Dependency(String title, String component, int port, String part) implements Check {
    @Override
    public Optional<String> wrong(Services services) throws InterruptedException, Silence {
      var answer = services.get(component, port, "/health");
      var verdict = answer.json().path("services").path(part).asText();
      if (verdict.equals("healthy")) {
        return Optional.empty();
      }
      var reason = answer.json().path("reasons").path(part).asText();
      return Optional.of(
          verdict.isEmpty()
              ? "%s answers %d and does not say".formatted(component, answer.status())
              : (verdict + " " + reason).strip());
    }
  }

  /** Whether the browser's socket opens and speaks. */
  record Socket(String component, int port) implements Check {
    @Override
    public String title() {
      return "WebSocket";
    }

    @Override
    public Optional<String> wrong(Services services) throws InterruptedException, Silence {
      var session = services.signIn(component, port);
      return services.firstMessage(component, port, "/ws", session).isEmpty()
          ? Optional.of("the first message is empty")
          : Optional.empty();
    }
  }
}
