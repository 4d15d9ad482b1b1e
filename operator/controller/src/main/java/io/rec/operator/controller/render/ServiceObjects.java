package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Host names: one Service for each component, two names that older clients know, and the pods'. */
final class ServiceObjects {
  private ServiceObjects() {}

  static List<Service> of(Blueprint blueprint) {
    var services = new ArrayList<Service>();
    for (var component : blueprint.components()) {
      services.add(service(blueprint, component));
      component.traits().aliasHosts().stream()
          .map(host -> alias(blueprint, component, host))
          .forEach(services::add);
    }
    services.add(pods(blueprint));
    return services;
  }

  private static Service service(Blueprint blueprint, Component component) {
    var ports = new ArrayList<>(ports(component));
    component.traits().aliasPorts().stream()
        .filter(number -> number != component.port())
        .map(number -> port("http-" + number, number))
        .forEach(ports::add);
    return toComponent(
        blueprint, component, ComponentObjects.meta(blueprint, component, component.name()), ports);
  }

  private static Service alias(Blueprint blueprint, Component component, String host) {
    var meta = ComponentObjects.meta(blueprint, component, host);
    meta.getLabels().put(Labels.ALIAS, component.name());
    return toComponent(blueprint, component, meta, ports(component));
  }

  private static List<ServicePort> ports(Component component) {
    var current = port(Names.HTTP, component.port());
    return component.oldPort() == 0
        ? List.of(current)
        : List.of(current, port(Names.HTTP_OLD, component.oldPort()));
  }

  private static Service toComponent(
      Blueprint blueprint, Component component, ObjectMeta meta, List<ServicePort> ports) {
    return new ServiceBuilder()
        .withMetadata(meta)
        .withNewSpec()
        .withType("ClusterIP")
        .withSelector(Labels.selector(blueprint.owner(), component.name()))
        .withPorts(ports)
        .endSpec()
        .build();
  }

  /** A pod that is not ready has no address behind its Service; here it has. */
  private static Service pods(Blueprint blueprint) {
    var selector = new TreeMap<String, String>();
    selector.put(Labels.INSTANCE, blueprint.owner().name());
    selector.put(Labels.PART_OF, Labels.PLATFORM);
    return new ServiceBuilder()
        .withMetadata(blueprint.owner().object(Names.PODS, blueprint.platform().version()))
        .withNewSpec()
        .withType("ClusterIP")
        .withClusterIP("None")
        .withPublishNotReadyAddresses(true)
        .withSelector(selector)
        .endSpec()
        .build();
  }

  /** By name, so that old and new pods are both reached while a port number changes. */
  private static ServicePort port(String name, int number) {
    return new ServicePortBuilder()
        .withName(name)
        .withPort(number)
        .withProtocol("TCP")
        .withTargetPort(new IntOrString(Names.HTTP))
        .build();
  }
}
