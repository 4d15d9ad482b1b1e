package io.rec.operator.controller.runtime;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.rec.operator.controller.render.Labels;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The deployment controller and kubelet of a cluster without nodes. Pods that cannot run keep the
 * old ones beside them, as a rolling update does.
 */
final class Controllers {
  private static final Duration BETWEEN_POKES = Duration.ofSeconds(2);

  private final DeskOnServer desk;
  private final Predicate<Deployment> sick;
  private final Map<String, Long> played = new HashMap<>();
  private long poked = System.nanoTime();

  /**
   * @param sick Deployments whose newest pods end with an error
   */
  Controllers(DeskOnServer desk, Predicate<Deployment> sick) {
    this.desk = desk;
    this.sick = sick;
  }

  /** Brings everything one step further, and the operator to look at it. */
  void play() {
    if (desk.list(Job.class).stream().anyMatch(job -> job.getStatus().getSucceeded() == null)) {
      desk.finishJobs();
    }
    for (var deployment : desk.list(Deployment.class)) {
      var meta = deployment.getMetadata();
      if (!meta.getGeneration().equals(played.put(meta.getName(), meta.getGeneration()))) {
        if (sick.test(deployment)) {
          fail(deployment);
        } else {
          desk.pod(meta.getName() + "-sick").delete();
          bringUp(deployment);
        }
      }
    }
    desk.bringUpDatabase();
    poke();
  }

  /** The operator may write between our reading and our writing; the next round sees what. */
  private void bringUp(Deployment deployment) {
    try {
      desk.bringUp(deployment);
    } catch (KubernetesClientException refused) {
      if (refused.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw refused;
      }
      played.remove(deployment.getMetadata().getName());
    }
  }

  /**
   * Not in every round: a desk that somebody writes to all the time is never written by another.
   */
  private void poke() {
    if (System.nanoTime() - poked > BETWEEN_POKES.toNanos()) {
      poked = System.nanoTime();
      desk.poke(Long.toString(poked));
    }
  }

  private void fail(Deployment deployment) {
    desk.client()
        .resource(
            new DeploymentBuilder(deployment)
                .editMetadata()
                .withResourceVersion(null)
                .withManagedFields()
                .endMetadata()
                .withNewStatus()
                .withObservedGeneration(deployment.getMetadata().getGeneration())
                .withReplicas(2)
                .withUpdatedReplicas(1)
                .withReadyReplicas(1)
                .withAvailableReplicas(1)
                .withUnavailableReplicas(1)
                .endStatus()
                .build())
        .updateStatus();
    var pod = pod(deployment);
    if (desk.pod(pod.getMetadata().getName()).get() == null) {
      desk.client().resource(pod).create();
      desk.client().resource(pod).updateStatus();
    }
  }

  private static Pod pod(Deployment deployment) {
    var meta = deployment.getMetadata();
    return new PodBuilder()
        .withNewMetadata()
        .withName(meta.getName() + "-sick")
        .withNamespace(meta.getNamespace())
        .addToLabels(Labels.NAME, meta.getName())
        .addToLabels(Labels.INSTANCE, meta.getLabels().get(Labels.INSTANCE))
        .addToLabels(Labels.MANAGED_BY, Labels.OPERATOR)
        .endMetadata()
        .withNewSpec()
        .withServiceAccountName(meta.getName())
        .addNewContainer()
        .withName("sick")
        .withImage("sick:1")
        .endContainer()
        .endSpec()
        .withNewStatus()
        .withPhase("Running")
        .addNewContainerStatus()
        .withName("sick")
        .withImage("sick:1")
        .withImageID("")
        .withReady(false)
        .withRestartCount(4)
        .withNewState()
        .withNewWaiting("back-off 40s restarting failed container", "CrashLoopBackOff")
        .endState()
        .withNewLastState()
        .withNewTerminated()
        .withExitCode(1)
        .withReason("Error")
        .withMessage("no such table: trades")
        .endTerminated()
        .endLastState()
        .endContainerStatus()
        .endStatus()
        .build();
  }
}
