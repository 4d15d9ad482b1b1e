package io.rec.operator.controller.observe;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.rec.operator.controller.render.Names;

/**
 * The numbers a component's Service answers on.
 *
 * @param current the one of the manifest that was applied last, 0 if it has none
 * @param old the one before it, 0 if nobody needs it any more
 */
public record PortsSeen(int current, int old) {
  public static PortsSeen of(Service service) {
    return new PortsSeen(number(service, Names.HTTP), number(service, Names.HTTP_OLD));
  }

  private static int number(Service service, String name) {
    return service.getSpec().getPorts().stream()
        .filter(port -> name.equals(port.getName()))
        .map(ServicePort::getPort)
        .findFirst()
        .orElse(0);
  }
}
