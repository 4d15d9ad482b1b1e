package io.rec.e2e.command;

import io.rec.e2e.desk.Container;
import io.rec.e2e.desk.Desk;
import java.util.List;

/** What a running cluster of ours has on this machine, remembered to be looked for afterwards. */
sealed interface Traces permits HostTraces, ContainerTraces {

  /** To be called while the cluster runs. */
  static Traces of(Desk desk) {
    var state = desk.recio().state();
    return Container.of(state)
        .<Traces>map(ContainerTraces::of)
        .orElseGet(() -> HostTraces.of(state, nodeAddress(desk)));
  }

  /** What of it is there now, each in words; empty when nothing is left. */
  List<String> remaining();

  private static String nodeAddress(Desk desk) {
    return desk.client().nodes().list().getItems().getFirst().getStatus().getAddresses().stream()
        .filter(address -> address.getType().equals("InternalIP"))
        .findFirst()
        .orElseThrow()
        .getAddress();
  }
}
