package io.rec.cli.verb;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.waiting.Patience;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A Job that was begun here, up to its last words. */
record JobRun(KubernetesClient client, String namespace, String name) {
  private static final String COMPLETE = "Complete";
  private static final String FAILED = "Failed";

  static JobRun begin(KubernetesClient client, Job job) {
    var namespace = job.getMetadata().getNamespace();
    client.batch().v1().jobs().inNamespace(namespace).resource(job).create();
    return new JobRun(client, namespace, job.getMetadata().getName());
  }

  /** Waits for its end; whether it did what it was to do. */
  boolean completes(Patience patience) throws InterruptedException {
    return patience.orFail(
        () ->
            new Failure(
                ExitCode.TIMED_OUT,
                "The job %s runs for more than %d s.".formatted(name, patience.limit().toSeconds()),
                "It goes on without this command: kubectl logs -f job/" + name),
        this::ended);
  }

  String words() {
    return client
        .pods()
        .inNamespace(namespace)
        .withLabel("batch.kubernetes.io/job-name", name)
        .list()
        .getItems()
        .stream()
        .flatMap(JobRun::words)
        .findFirst()
        .orElse("its pod said nothing");
  }

  private Optional<Boolean> ended() {
    var found = client.batch().v1().jobs().inNamespace(namespace).withName(name).get();
    return Stream.ofNullable(found)
        .filter(seen -> seen.getStatus() != null)
        .flatMap(seen -> seen.getStatus().getConditions().stream())
        .filter(condition -> condition.getStatus().equals("True"))
        .filter(
            condition -> condition.getType().equals(COMPLETE) || condition.getType().equals(FAILED))
        .map(condition -> condition.getType().equals(COMPLETE))
        .findFirst();
  }

  private static Stream<String> words(Pod pod) {
    return pod.getStatus().getContainerStatuses().stream()
        .map(ContainerStatus::getState)
        .filter(Objects::nonNull)
        .map(ContainerState::getTerminated)
        .filter(Objects::nonNull)
        .map(ContainerStateTerminated::getMessage)
        .map(message -> Objects.toString(message, "").strip())
        .filter(message -> !message.isEmpty());
  }
}
