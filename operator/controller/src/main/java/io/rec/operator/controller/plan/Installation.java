package io.rec.operator.controller.plan;

import java.util.function.Function;

/**
 * What this operator was installed with.
 *
 * @param servicesImage repository of the services, without tag
 * @param postgresImage full reference of the managed database's image
 * @param operatorUrl where the operator's own Service answers
 * @param namespace where the operator itself runs
 * @param managedDatabase where the managed database of a namespace is reached from here
 */
public record Installation(
    String version,
    String servicesImage,
    String postgresImage,
    String operatorUrl,
    String namespace,
    Function<String, Endpoint> managedDatabase) {

  /** A host and a port. */
  public record Endpoint(String host, int port) {}
}
