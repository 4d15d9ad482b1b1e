package io.rec.cli.up;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.console.Steps;
import io.rec.cli.forward.ForwardProcess;
import io.rec.cli.forward.Ports;
import io.rec.cli.forward.Route;
import io.rec.cli.state.Forward;
import io.rec.cli.state.Installation;
import io.rec.cli.state.InstallationStore;
import io.rec.cli.waiting.Patience;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The address of the dashboard on this machine: kept if it works, made otherwise. */
final class Dashboard {
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final ForwardProcess processes;
  private final InstallationStore store;
  private final Steps steps;

  Dashboard(ForwardProcess processes, InstallationStore store, Steps steps) {
    this.processes = processes;
    this.store = store;
    this.steps = steps;
  }

  /** Returns the address once it has answered. */
  String open(
      Installation installation,
      Path kubeconfig,
      int podPort,
      Optional<Integer> port,
      Patience patience)
      throws InterruptedException {
    Installation current = installation;
    Optional<Forward> running =
        installation.forwarding().filter(forward -> forward.process().isPresent());
    if (running.isPresent() && !fits(running.get(), kubeconfig, podPort, port)) {
      processes.stop(running.get());
      current = store.save(installation.withoutForward());
      running = Optional.empty();
    }
    Forward forward =
        running.isPresent() ? running.get() : start(current, kubeconfig, podPort, port);
    String address = "http://127.0.0.1:" + forward.port();
    patience.orFail(
        () ->
            new Failure(
                ExitCode.TIMED_OUT,
                address + " does not answer.",
                "See " + log(installation) + ", and recio logs main-app."),
        () -> answers(address) ? Optional.of(address) : Optional.empty());
    return address;
  }

  private Forward start(
      Installation installation, Path kubeconfig, int podPort, Optional<Integer> port)
      throws InterruptedException {
    int chosen =
        port.isPresent() ? Ports.exactly(port.get()) : Ports.nextFree(UpOptions.USUAL_PORT);
    if (port.isEmpty() && chosen != UpOptions.USUAL_PORT) {
      steps.note(
          "Port %d belongs to another program; the dashboard is on %d."
              .formatted(UpOptions.USUAL_PORT, chosen));
    }
    Forward forward = processes.start(route(kubeconfig, podPort, chosen), log(installation));
    store.save(installation.withForward(forward));
    return forward;
  }

  private static boolean fits(
      Forward running, Path kubeconfig, int podPort, Optional<Integer> port) {
    return running.route().equals(route(kubeconfig, podPort, running.port()).told())
        && port.map(wanted -> wanted == running.port()).orElse(true);
  }

  private static Route route(Path kubeconfig, int podPort, int localPort) {
    return new Route(kubeconfig, UpOptions.NAMESPACE, "main-app", podPort, localPort);
  }

  private Path log(Installation installation) {
    return store.beside(installation.cluster(), "forward.log");
  }

  private static boolean answers(String address) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/health/live")).timeout(ANSWER).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
