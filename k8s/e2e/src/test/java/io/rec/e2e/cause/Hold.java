package io.rec.e2e.cause;

import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.NodeShell;

/**
 * Stops a service's process where it stands, as a long pause or a lock does: the pod runs, the port
 * takes connections, nothing answers. A process cannot be stopped from inside its own pod, where it
 * is the first; so it is done from the node.
 */
final class Hold {

  /** One of a service is the child of nothing but its container; its environment tells whose. */
  private static final String SIGNAL =
      """
      for process in /proc/[0-9]*; do
        if tr '\\0' '\\n' < $process/environ 2>/dev/null | grep -qx RECIO_COMPONENT=%s; then
          kill -%s ${process#/proc/} && echo ${process#/proc/}
        fi
      done""";

  private final NodeShell node;
  private final String component;

  private Hold(NodeShell node, String component) {
    this.node = node;
    this.component = component;
  }

  static Hold of(Desk desk, String component) {
    var hold = new Hold(NodeShell.open(desk), component);
    hold.signal("STOP");
    return hold;
  }

  /**
   * The kubelet may have ended it meanwhile, and begun it anew: then nothing is stopped any more.
   */
  void release() {
    signal("CONT");
    node.close();
  }

  private void signal(String signal) {
    node.run(SIGNAL.formatted(component, signal));
  }
}
