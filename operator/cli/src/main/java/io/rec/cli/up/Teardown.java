package io.rec.cli.up;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.MadeBy;
import io.rec.cli.Surroundings;
import io.rec.cli.cluster.ClusterAccess;
import io.rec.cli.cluster.Kubernetes;
import io.rec.cli.cluster.Reach;
import io.rec.cli.console.Step;
import io.rec.cli.console.Steps;
import io.rec.cli.desk.Desks;
import io.rec.cli.forward.ForwardProcess;
import io.rec.cli.release.OperatorRelease;
import io.rec.cli.release.ReleaseState;
import io.rec.cli.shell.Programs;
import io.rec.cli.state.Installation;
import io.rec.cli.state.InstallationStore;
import io.rec.cli.waiting.Patience;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.spec.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code recio down}: the way back, in reverse, for whatever carries our mark. */
public final class Teardown {
  private final Surroundings surroundings;
  private final ClusterAccess cluster;
  private final InstallationStore store;
  private final Steps steps;

  public Teardown(Surroundings surroundings, ClusterAccess cluster) {
    this.surroundings = surroundings;
    this.cluster = cluster;
    this.store = new InstallationStore(surroundings.stateDirectory());
    this.steps = surroundings.steps();
  }

  public DownResult run(Duration patience) throws InterruptedException {
    var removed = new ArrayList<String>();
    Optional<Reach> reach = cluster.find();
    Optional<Installation> installation = reach.flatMap(found -> store.find(found.name()));
    if (installation.isPresent()) {
      removed.addAll(address(installation.get()));
    }
    if (reach.isPresent()) {
      removed.addAll(contents(reach.get(), patience));
    }
    removed.addAll(cluster());
    reach.ifPresent(found -> store.forget(found.name()));
    removed.addAll(orphans());
    return new DownResult(removed);
  }

  private List<String> address(Installation installation) throws InterruptedException {
    var forward = installation.forwarding();
    if (forward.isEmpty()) {
      return List.of();
    }
    var processes = new ForwardProcess(new Programs(surroundings.variable("PATH").orElse("")));
    boolean stopped = processes.stop(forward.get());
    store.save(installation.withoutForward());
    return stopped ? List.of("address http://127.0.0.1:" + forward.get().port()) : List.of();
  }

  private List<String> contents(Reach reach, Duration patience) throws InterruptedException {
    try (KubernetesClient client = Kubernetes.connect(reach.kubeconfig())) {
      return contents(reach, client, patience);
    } catch (Failure failure) {
      if (reach.ours() && failure.exitCode() == ExitCode.UNREACHABLE) {
        steps.note("The cluster does not answer; it is removed as it is.");
        return List.of();
      }
      throw failure;
    }
  }

  private List<String> contents(Reach reach, KubernetesClient client, Duration patience)
      throws InterruptedException {
    var release = new OperatorRelease(client, reach.kubeconfig());
    var desks = new Desks(client);
    if (!(release.find() instanceof ReleaseState.Foreign)) {
      refuseForStrangers(desks);
    }
    var removed = new ArrayList<String>();
    var stop = new DeskStop(client, desks);
    for (TradingSystem desk : desks.all().stream().filter(MadeBy::us).toList()) {
      stop(stop, desk, new Patience(surroundings.clock(), patience), reach);
      removed.add("trading system " + told(desk));
    }
    var clearing = new Clearing(surroundings, steps, client, release);
    removed.addAll(clearing.operator());
    if (!reach.ours()) {
      removed.addAll(clearing.namespacesAndKind());
    }
    return removed;
  }

  /** On paper nothing is lost with the cluster; a live desk is never left behind half stopped. */
  private void stop(DeskStop stop, TradingSystem desk, Patience patience, Reach reach)
      throws InterruptedException {
    try (Step step = steps.begin("Trading system " + desk.getMetadata().getName())) {
      stop.run(desk, patience, step);
      step.done("stopped in good order");
    } catch (Failure late) {
      if (!reach.ours() || desk.getSpec().mode() != Mode.PAPER) {
        throw late;
      }
      steps.note(late.what() + " It goes with its cluster.");
    }
  }

  /** Without our operator nobody would keep up a desk that somebody else made. */
  private static void refuseForStrangers(Desks desks) {
    List<String> strangers =
        desks.all().stream().filter(desk -> !MadeBy.us(desk)).map(Teardown::told).toList();
    if (!strangers.isEmpty()) {
      throw new Failure(
          ExitCode.OTHER_INSTALLATION,
          "recio up did not make these trading systems: " + String.join(", ", strangers) + ".",
          "Delete them first (kubectl delete ts), then run recio down again.");
    }
  }

  private List<String> cluster() {
    try (Step step = steps.begin("Cluster")) {
      boolean gone = cluster.down(step);
      step.done(gone ? "removed" : "none of ours");
      return gone ? List.of("the cluster: " + cluster.told()) : List.of();
    }
  }

  /** Addresses of clusters that are gone: removed by hand, or lost in a crash. */
  private List<String> orphans() throws InterruptedException {
    var removed = new ArrayList<String>();
    for (Installation installation : store.all()) {
      if (installation.clusterMade()) {
        removed.addAll(address(installation));
        store.forget(installation.cluster());
      }
    }
    return removed;
  }

  private static String told(TradingSystem desk) {
    return desk.getMetadata().getNamespace() + "/" + desk.getMetadata().getName();
  }
}
