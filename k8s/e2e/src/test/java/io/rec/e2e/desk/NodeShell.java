package io.rec.e2e.desk;

import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A pod that sees all processes of the node and may do to them what the node may. */
public final class NodeShell implements AutoCloseable {
  private static final String NAME = "node-shell";
  private static final String NAMESPACE = "default";
  private static final Duration DONE_WITHIN = Duration.ofSeconds(30);

  private final Desk desk;

  private NodeShell(Desk desk) {
    this.desk = desk;
  }

  public static NodeShell open(Desk desk) {
    var image = desk.pod("postgres").getSpec().getContainers().getFirst().getImage();
    desk.client()
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName(NAME)
                .withNamespace(NAMESPACE)
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
        .inNamespace(NAMESPACE)
        .withName(NAME)
        .waitUntilReady(DONE_WITHIN.toSeconds(), TimeUnit.SECONDS);
    return new NodeShell(desk);
  }

  public Outcome run(String script) {
    return exec("bash", "-c", script);
  }

  /** With the node's own files before it. */
  public Outcome runOnNode(String script) {
    return exec("chroot", "/proc/1/root", "sh", "-c", script);
  }

  @Override
  public void close() {
    desk.client().pods().inNamespace(NAMESPACE).withName(NAME).delete();
    desk.client()
        .pods()
        .inNamespace(NAMESPACE)
        .withName(NAME)
        .waitUntilCondition(pod -> pod == null, DONE_WITHIN.toSeconds(), TimeUnit.SECONDS);
  }

  private Outcome exec(String... command) {
    var words = new String[command.length + 4];
    words[0] = "exec";
    words[1] = NAME;
    words[2] = "--namespace=" + NAMESPACE;
    words[3] = "--";
    System.arraycopy(command, 0, words, 4, command.length);
    return desk.kubectl(words).run();
  }
}
