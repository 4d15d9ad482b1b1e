package io.rec.e2e.removal;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.rec.e2e.desk.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends a pod every few seconds, without grace: the operator's each third time, else any. */
final class Killer implements AutoCloseable {
  private static final int EVERY_SECONDS = 4;
  private static final int OPERATOR_EACH = 3;

  private final KubernetesClient client;
  private final Random random;
  private final List<String> killed = new ArrayList<>();
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

  private Killer(KubernetesClient client, Random random) {
    this.client = client;
    this.random = random;
  }

  static Killer on(KubernetesClient client, Random random) {
    var killer = new Killer(client, random);
    killer.thread.scheduleWithFixedDelay(
        killer::kill, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    return killer;
  }

  /** How many were ended. */
  synchronized int killed() {
    return killed.size();
  }

  private void kill() {
    var namespace = random.nextInt(OPERATOR_EACH) == 0 ? Desk.OPERATOR_NAMESPACE : Desk.NAMESPACE;
    var pods = client.pods().inNamespace(namespace).list().getItems();
    if (!pods.isEmpty()) {
      kill(pods.get(random.nextInt(pods.size())));
    }
  }

  private void kill(Pod pod) {
    try {
      client.resource(pod).withGracePeriod(0).delete();
      note(pod.getMetadata().getName());
    } catch (KubernetesClientException gone) {
      // It ended by itself between the list and here.
    }
  }

  private synchronized void note(String name) {
    killed.add(name);
  }

  @Override
  public void close() {
    thread.shutdownNow();
    thread.close();
  }
}
