package io.rec.cli.command;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.Surroundings;
import io.rec.cli.cluster.Clusters;
import io.rec.cli.cluster.Kubernetes;
import io.rec.cli.cluster.Reach;
import picocli.CommandLine.ParentCommand;

/** A command about what runs in a cluster, be it ours or the one of {@code --context}. */
abstract class LookingCommand {
  final Surroundings surroundings;

  @ParentCommand
  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  Root root;

  LookingCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** What is done with a cluster that has answered. */
  @FunctionalInterface
  interface Look<T, E extends Exception> {
    T at(Reach reach, KubernetesClient client) throws E;
  }

  final <T, E extends Exception> T look(Look<T, E> look) throws E {
    Reach reach = new Clusters(surroundings).reach(root.context());
    try (KubernetesClient client = Kubernetes.connect(reach.kubeconfig())) {
      return look.at(reach, client);
    }
  }

  /** The same with a client that can store nothing. */
  final <T, E extends Exception> T lookOnly(Look<T, E> look) throws E {
    Reach reach = new Clusters(surroundings).reach(root.context());
    try (KubernetesClient client = Kubernetes.looking(reach.kubeconfig())) {
      return look.at(reach, client);
    }
  }
}
