package io.rec.cli.forward;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.PortForward;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Carries a connection to a pod that is ready, or was a second ago. */
final class PodTarget implements Target {
  private static final long LOOK_MILLIS = 200;
  private static final Duration LIFE = Duration.ofSeconds(1);

  private final KubernetesClient client;
  private final Route route;
  private final Remembered<Pod> ready;

  PodTarget(KubernetesClient client, Route route) {
    this.client = client;
    this.route = route;
    this.ready = new Remembered<>(this::find, LIFE, System::nanoTime);
  }

  @Override
  public void carry(SocketChannel accepted) throws IOException, InterruptedException {
    Pod pod =
        ready
            .get()
            .orElseThrow(
                () ->
                    new IOException(
                        "no pod of %s is ready in %s"
                            .formatted(route.component(), route.namespace())));
    try (PortForward forward =
        client.pods().resource(pod).portForward(route.podPort(), accepted, accepted)) {
      while (forward.isAlive() && accepted.isOpen()) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
      if (forward.errorOccurred()) {
        ready.forget(pod);
      }
    } catch (IOException | RuntimeException e) {
      ready.forget(pod);
      throw e;
    }
  }

  private Optional<Pod> find() {
    return client
        .pods()
        .inNamespace(route.namespace())
        .withLabel("rec.io/component", route.component())
        .list()
        .getItems()
        .stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .filter(Readiness::isPodReady)
        .findFirst();
  }
}
