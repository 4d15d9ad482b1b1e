package io.rec.e2e.cause;

import io.fabric8.kubernetes.api.model.PodBuilder;
import io.rec.e2e.desk.Desk;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Stops a service's process where it stands, as a long pause or a lock does: the pod runs, the port
 * takes connections, nothing answers. A process cannot be stopped from inside its own pod, where it
 * is the first; so another pod does it that sees all processes of the node.
 */
final class Hold {
  private static final String NAME = "hold";
  private static final Duration DONE_WITHIN = Duration.ofSeconds(30);

  /** One of a service is the child of nothing but its container; its environment tells whose. */
  private static final String SIGNAL =
      """
      for process in /proc/[0-9]*; do
        if tr '\\0' '\\n' < $process/environ 2>/dev/null | grep -qx RECIO_COMPONENT=%s; then
          kill -%s ${process#/proc/} && echo ${process#/proc/}
        fi
      done""";

  private final Desk desk;
  private final String component;

  private Hold(Desk desk, String component) {
    this.desk = desk;
    this.component = component;
  }

  static Hold of(Desk desk, String component) {
    var image = desk.pod("postgres").getSpec().getContainers().getFirst().getImage();
    desk.client()
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName(NAME)
                .withNamespace("default")
                .endMetadata()
                .withNewSpec()
                .withHostPID(true)
                .withRestartPolicy("Never")
                .withTerminationGracePeriodSeconds(0L)
                .addNewContainer()
                .withName(NAME)
                .withImage(image)
                .withImagePullPolicy("IfNotPresent")
                .withCommand("sleep", "infinity")
                .withNewSecurityContext()
                .withPrivileged(true)
                .withRunAsUser(0L)
                .endSecurityContext()
                .endContainer()
                .endSpec()
                .build())
        .create();
    desk.client()
        .pods()
        .inNamespace("default")
        .withName(NAME)
        .waitUntilReady(DONE_WITHIN.toSeconds(), TimeUnit.SECONDS);
    var hold = new Hold(desk, component);
    hold.signal("STOP");
    return hold;
  }

  /**
   * The kubelet may have ended it meanwhile, and begun it anew: then nothing is stopped any more.
   */
  void release() {
    signal("CONT");
    desk.client().pods().inNamespace("default").withName(NAME).delete();
    desk.client()
        .pods()
        .inNamespace("default")
        .withName(NAME)
        .waitUntilCondition(pod -> pod == null, DONE_WITHIN.toSeconds(), TimeUnit.SECONDS);
  }

  private void signal(String signal) {
    desk.kubectl(
            "exec",
            NAME,
            "--namespace=default",
            "--",
            "bash",
            "-c",
            SIGNAL.formatted(component, signal))
        .run();
  }
}
