package io.rec.e2e.cascade;

import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.NodeShell;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One pod that is made ill and stays ill, however often the kubelet begins its container anew: only
 * another pod is well. What a pod is told of its own name tells its processes from those of its
 * successor.
 */
final class SickPod {
  private static final String PROCESSES = "grep -lszx POD_NAME=%s /proc/[0-9]*/environ | grep .";

  /** A quarter of a minute of it; what an exec leaves behind ends with it. */
  private static final String FOR_A_WHILE =
      """
      for turn in {1..30}; do
        [ ! -e /tmp/well ] || exit 0
        for process in $(%s | cut -d/ -f3); do kill -%s $process; done
        sleep 0.5
      done""";

  private static final String WITHOUT_NETWORK =
      "nsenter --net=/proc/$(%s | head -1 | cut -d/ -f3)/ns/net ip link set eth0 down";

  /**
   * The second takes over before the first ends: a service starts in the time that an exec takes.
   */
  private static final int AT_ONCE = 2;

  private static final Duration APART = Duration.ofSeconds(7);

  private final NodeShell node;
  private final ScheduledExecutorService turns = Executors.newScheduledThreadPool(AT_ONCE);

  private SickPod(NodeShell node) {
    this.node = node;
  }

  /** Ends as soon as it begins. */
  static SickPod crashing(Desk desk, String component) {
    return signalled(desk, component, "KILL");
  }

  /** Takes connections and answers nothing. */
  static SickPod hanging(Desk desk, String component) {
    return signalled(desk, component, "STOP");
  }

  /** Runs, and reaches nobody. */
  static SickPod cutOff(Desk desk, String component) {
    var processes = processes(desk, component);
    var sick = new SickPod(NodeShell.open(desk));
    sick.node.runOnNode(WITHOUT_NETWORK.formatted(processes)).succeeded();
    return sick;
  }

  private static SickPod signalled(Desk desk, String component, String signal) {
    var processes = processes(desk, component);
    var sick = new SickPod(NodeShell.open(desk));
    for (int turn = 0; turn < AT_ONCE; turn++) {
      sick.turns.scheduleWithFixedDelay(
          () -> sick.node.run(FOR_A_WHILE.formatted(processes, signal)),
          APART.multipliedBy(turn).toMillis(),
          1,
          TimeUnit.MILLISECONDS);
    }
    return sick;
  }

  private static String processes(Desk desk, String component) {
    return PROCESSES.formatted(desk.pod(component).getMetadata().getName());
  }

  /** What was stopped is killed with its pod. */
  void leave() {
    node.run("touch /tmp/well");
    turns.close();
    node.close();
  }
}
