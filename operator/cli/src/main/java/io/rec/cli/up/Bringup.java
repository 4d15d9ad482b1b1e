package io.rec.cli.up;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.Surroundings;
import io.rec.cli.cluster.ClusterAccess;
import io.rec.cli.cluster.Kubernetes;
import io.rec.cli.cluster.Reach;
import io.rec.cli.console.Step;
import io.rec.cli.console.Steps;
import io.rec.cli.desk.DeskState;
import io.rec.cli.desk.Desks;
import io.rec.cli.desk.Sample;
import io.rec.cli.forward.ForwardProcess;
import io.rec.cli.images.BuiltImages;
import io.rec.cli.release.ChartValues;
import io.rec.cli.release.OperatorRelease;
import io.rec.cli.release.ReleaseState;
import io.rec.cli.shell.Programs;
import io.rec.cli.state.Installation;
import io.rec.cli.state.InstallationStore;
import io.rec.cli.waiting.Patience;
import io.rec.operator.api.catalog.Topology;
import java.time.Duration;

/**
 * {@code recio up}: six steps, each of which first looks whether an earlier run has done it. What
 * was reached is stored after each step, so a run that was cut off is simply continued.
 */
public final class Bringup {
  private static final Duration OPERATOR_START = Duration.ofMinutes(3);
  private static final Duration ADDRESS_START = Duration.ofSeconds(30);

  private final Surroundings surroundings;
  private final ClusterAccess cluster;
  private final InstallationStore store;
  private final Steps steps;

  public Bringup(Surroundings surroundings, ClusterAccess cluster) {
    this.surroundings = surroundings;
    this.cluster = cluster;
    this.store = new InstallationStore(surroundings.stateDirectory());
    this.steps = surroundings.steps();
  }

  public UpResult run(UpOptions options) throws InterruptedException {
    DiskSpace.demand(surroundings.cacheDirectory());
    Reach reach = cluster();
    try (KubernetesClient client = Kubernetes.connect(reach.kubeconfig())) {
      var release = new OperatorRelease(client, reach.kubeconfig());
      // Before minutes are spent on images that this cluster must not get.
      if (release.find() instanceof ReleaseState.Foreign foreign) {
        throw OperatorStart.foreign(foreign);
      }
      Installation installation =
          store
              .find(reach.name())
              .orElseGet(() -> store.save(Installation.begun(reach.name(), reach.ours())));
      var delivery = new ImageDelivery(surroundings, cluster, store, steps);
      BuiltImages images = delivery.build(options.registry());
      if (options.registry().isEmpty()) {
        installation = delivery.deliver(installation, client, images);
      }
      operator(client, release, images);
      DeskState desk = desk(client, images, options);
      return result(reach, desk, client, address(installation, reach, desk, options));
    }
  }

  private Reach cluster() {
    try (Step step = steps.begin("Cluster")) {
      Reach reach = cluster.up(step);
      step.done(reach.name());
      return reach;
    }
  }

  private void operator(KubernetesClient client, OperatorRelease release, BuiltImages images)
      throws InterruptedException {
    var patience = new Patience(surroundings.clock(), OPERATOR_START);
    try (Step step = steps.begin("Operator")) {
      var namespaces = new Namespaces(client);
      namespaces.ensure(OperatorRelease.NAMESPACE, patience);
      namespaces.ensure(UpOptions.NAMESPACE, patience);
      var chart = surroundings.root().resolve("helm/trading-system");
      new OperatorStart(client, release)
          .run(ChartValues.of(chart, images, UpOptions.NAMESPACE), patience, step);
    }
  }

  private DeskState desk(KubernetesClient client, BuiltImages images, UpOptions options)
      throws InterruptedException {
    Sample sample =
        Sample.read(
            surroundings.root().resolve("k8s/samples/paper.yaml"),
            images.services().reference(),
            UpOptions.NAMESPACE);
    var start = new DeskStart(new Desks(client));
    try (Step step = steps.begin("Trading system " + sample.name())) {
      start.apply(sample);
      DeskState state =
          start.awaitReady(
              sample.name(), new Patience(surroundings.clock(), options.patience()), step);
      step.done("%d/%d ready".formatted(state.componentsReady(), state.componentsInAll()));
      return state;
    }
  }

  private String address(Installation installation, Reach reach, DeskState desk, UpOptions options)
      throws InterruptedException {
    var processes = new ForwardProcess(new Programs(surroundings.variable("PATH").orElse("")));
    int podPort =
        Topology.of(desk.desk().getSpec())
            .find("main-app")
            .orElseThrow(() -> new IllegalStateException("the catalog has lost main-app"))
            .port();
    try (Step step = steps.begin("Address")) {
      String address =
          new Dashboard(processes, store, steps)
              .open(
                  installation,
                  reach.kubeconfig(),
                  podPort,
                  options.port(),
                  new Patience(surroundings.clock(), ADDRESS_START));
      step.done(address);
      return address;
    }
  }

  private UpResult result(Reach reach, DeskState desk, KubernetesClient client, String address) {
    var login =
        new Desks(client)
            .login(UpOptions.NAMESPACE)
            .orElseThrow(
                () ->
                    new Failure(
                        ExitCode.UNHEALTHY,
                        "The system is ready but Secret recio-admin is not there.",
                        "recio doctor"));
    return new UpResult(
        reach.name(),
        reach.kubeconfig().toString(),
        UpOptions.NAMESPACE,
        desk.desk().getMetadata().getName(),
        "%d/%d".formatted(desk.componentsReady(), desk.componentsInAll()),
        address,
        login);
  }
}
