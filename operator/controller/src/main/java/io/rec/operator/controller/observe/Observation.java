package io.rec.operator.controller.observe;

import io.rec.operator.controller.database.Look;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a plan is made from, apart from the TradingSystem itself.
 *
 * @param ports of the components' Services, by component
 * @param older another TradingSystem in the namespace that came first
 * @param taken names of objects that we need and somebody else owns
 * @param steps what became of the last steps outside the API server
 * @param recoveryRequest what the failure detector asks for
 * @param releases the revisions that are kept
 */
public record Observation(
    Map<String, WorkloadSeen> deployments,
    Optional<WorkloadSeen> database,
    List<PodSeen> pods,
    Map<String, JobSeen> jobs,
    Map<String, SecretSeen> secrets,
    LookSeen look,
    VolumeSeen volume,
    Map<String, PortsSeen> ports,
    Optional<String> older,
    List<String> taken,
    StepsSeen steps,
    Optional<RecoveryRequestSeen> recoveryRequest,
    ReleasesSeen releases) {

  public Observation {
    deployments = Map.copyOf(deployments);
    pods = List.copyOf(pods);
    jobs = Map.copyOf(jobs);
    secrets = Map.copyOf(secrets);
    ports = Map.copyOf(ports);
    taken = List.copyOf(taken);
  }

  /** Nothing there yet. */
  public static Observation empty() {
    return new Observation(
        Map.of(),
        Optional.empty(),
        List.of(),
        Map.of(),
        Map.of(),
        LookSeen.never(),
        VolumeSeen.none(),
        Map.of(),
        Optional.empty(),
        List.of(),
        StepsSeen.none(),
        Optional.empty(),
        ReleasesSeen.none());
  }

  public Observation withTaken(List<String> names) {
    return new Observation(
        deployments,
        database,
        pods,
        jobs,
        secrets,
        look,
        volume,
        ports,
        older,
        names,
        steps,
        recoveryRequest,
        releases);
  }

  public Observation withSecrets(Map<String, SecretSeen> found) {
    return new Observation(
        deployments,
        database,
        pods,
        jobs,
        found,
        look,
        volume,
        ports,
        older,
        taken,
        steps,
        recoveryRequest,
        releases);
  }

  public Observation withDatabase(WorkloadSeen found) {
    return new Observation(
        deployments,
        Optional.of(found),
        pods,
        jobs,
        secrets,
        look,
        volume,
        ports,
        older,
        taken,
        steps,
        recoveryRequest,
        releases);
  }

  public Observation withVolume(VolumeSeen found) {
    return new Observation(
        deployments,
        database,
        pods,
        jobs,
        secrets,
        look,
        found,
        ports,
        older,
        taken,
        steps,
        recoveryRequest,
        releases);
  }

  public Observation withPorts(Map<String, PortsSeen> found) {
    return new Observation(
        deployments,
        database,
        pods,
        jobs,
        secrets,
        look,
        volume,
        found,
        older,
        taken,
        steps,
        recoveryRequest,
        releases);
  }

  public Observation withLook(LookSeen newest) {
    return new Observation(
        deployments,
        database,
        pods,
        jobs,
        secrets,
        newest,
        volume,
        ports,
        older,
        taken,
        steps,
        recoveryRequest,
        releases);
  }

  public Observation withSteps(StepsSeen remembered) {
    return new Observation(
        deployments,
        database,
        pods,
        jobs,
        secrets,
        look,
        volume,
        ports,
        older,
        taken,
        remembered,
        recoveryRequest,
        releases);
  }

  public Observation withRecoveryRequest(RecoveryRequestSeen asked) {
    return new Observation(
        deployments,
        database,
        pods,
        jobs,
        secrets,
        look,
        volume,
        ports,
        older,
        taken,
        steps,
        Optional.of(asked),
        releases);
  }

  public Observation withReleases(ReleasesSeen found) {
    return new Observation(
        deployments,
        database,
        pods,
        jobs,
        secrets,
        look,
        volume,
        ports,
        older,
        taken,
        steps,
        recoveryRequest,
        found);
  }

  /** What went wrong with the last step outside the API server. */
  public Optional<String> lastFailure() {
    return steps.failure();
  }

  /** The services' login works. */
  public Optional<Look.Open> open() {
    return look.look() instanceof Look.Open open ? Optional.of(open) : Optional.empty();
  }

  /** The newest pod of that name that is not on its way out: what the latest template became. */
  public Optional<PodSeen> newestOf(String app) {
    return podsOf(app).stream()
        .filter(pod -> !pod.terminating())
        .max(Comparator.comparing(PodSeen::created).thenComparing(PodSeen::name));
  }

  public List<PodSeen> podsOf(String app) {
    return pods.stream().filter(pod -> pod.app().equals(app)).toList();
  }
}
