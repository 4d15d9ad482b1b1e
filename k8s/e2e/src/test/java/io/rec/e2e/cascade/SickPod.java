package io.rec.e2e.cascade;

import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.NodeShell;
import io.rec.e2e.desk.Outcome;
import java.util.function.BiFunction;

/**
 * One pod that is made ill and stays ill, however often the kubelet begins its container anew: only
 * another pod is well. What a pod is told of its own name tells its processes from those of its
 * successor.
 */
final class SickPod {
  private static final String PROCESSES = "grep -lszx POD_NAME=%s /proc/[0-9]*/environ | grep .";

  /** Detached, since whoever began it does not wait for the pod's end. */
  private static final String AGAIN_AND_AGAIN =
      """
      setsid bash -c 'while [ ! -e /tmp/well ]; do
        for process in $(%s | cut -d/ -f3); do kill -%s $process; done
        sleep 0.5
      done' >/dev/null 2>&1 </dev/null &""";

  private static final String WITHOUT_NETWORK =
      "nsenter --net=/proc/$(%s | head -1 | cut -d/ -f3)/ns/net ip link set eth0 down";

  private final NodeShell node;

  private SickPod(NodeShell node) {
    this.node = node;
  }

  /** Ends as soon as it begins. */
  static SickPod crashing(Desk desk, String component) {
    return of(desk, component, (node, processes) -> signal(node, processes, "KILL"));
  }

  /** Takes connections and answers nothing. */
  static SickPod hanging(Desk desk, String component) {
    return of(desk, component, (node, processes) -> signal(node, processes, "STOP"));
  }

  /** Runs, and reaches nobody. */
  static SickPod cutOff(Desk desk, String component) {
    return of(
        desk, component, (node, processes) -> node.runOnNode(WITHOUT_NETWORK.formatted(processes)));
  }

  private static Outcome signal(NodeShell node, String processes, String signal) {
    return node.run(AGAIN_AND_AGAIN.formatted(processes, signal));
  }

  private static SickPod of(
      Desk desk, String component, BiFunction<NodeShell, String, Outcome> illness) {
    var processes = PROCESSES.formatted(desk.pod(component).getMetadata().getName());
    var node = NodeShell.open(desk);
    try {
      node.run(processes).succeeded();
      illness.apply(node, processes).succeeded();
      return new SickPod(node);
    } catch (AssertionError notIll) {
      node.close();
      throw notIll;
    }
  }

  /** What was stopped and is still there goes on, so that a pod on its way out can leave. */
  void leave() {
    node.run("touch /tmp/well");
    node.close();
  }
}
