package io.rec.e2e.cause;

import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.NodeShell;
import java.util.List;

/**
 * Leaves a container a hundredth of a processor, by the limit of its control group: of version 1 or
 * of version 2, whichever the node has.
 */
final class Starvation {

  /** Each line that it says is a file and what stood in it. */
  private static final String STARVE =
      """
      for process in /proc/[0-9]*; do
        tr '\\0' '\\n' 2>/dev/null < $process/environ | grep -q '^%s' || continue
        group=$(sed -n 's/^[0-9]*:cpu:\\(.*\\)/\\1/p;s/^[0-9]*:cpu,cpuacct:\\(.*\\)/\\1/p' $process/cgroup)
        file=/sys/fs/cgroup/cpu$group/cpu.cfs_quota_us
        value=1000
        if [ -z "$group" ]; then
          group=$(sed -n 's/^0:://p' $process/cgroup)
          file=/sys/fs/cgroup$group/cpu.max
          value='1000 100000'
        fi
        # Never the whole node.
        [ "$group" != / ] || continue
        before=$(cat $file) && [ "$before" != "$value" ] && echo "$value" > $file &&
          echo "$file $before"
      done
      true""";

  private final NodeShell node;
  private final List<String> before;

  private Starvation(NodeShell node, List<String> before) {
    this.node = node;
    this.before = before;
  }

  static Starvation ofService(Desk desk, String component) {
    return of(desk, "RECIO_COMPONENT=" + component + "$");
  }

  /** Its server's container alone is told whom the database belongs to, but for backups. */
  static Starvation ofDatabase(Desk desk) {
    return of(desk, "POSTGRES_OWNER=");
  }

  private static Starvation of(Desk desk, String variable) {
    var node = NodeShell.open(desk);
    var starved = node.runOnNode(STARVE.formatted(variable));
    if (starved.exit() != 0 || starved.lines().isEmpty()) {
      node.close();
      throw new AssertionError("no control group of %s: %s".formatted(variable, starved.said()));
    }
    return new Starvation(node, starved.lines());
  }

  /** The kubelet may have begun the container anew meanwhile: then its old group is gone. */
  void end() {
    for (var line : before) {
      var file = line.substring(0, line.indexOf(' '));
      var value = line.substring(file.length() + 1);
      node.runOnNode("if [ -e %s ]; then echo '%s' > %s; fi".formatted(file, value, file));
    }
    node.close();
  }
}
