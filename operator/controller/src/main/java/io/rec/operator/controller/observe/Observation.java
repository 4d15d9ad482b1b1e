package io.rec.operator.controller.observe;

import io.rec.operator.controller.database.Look;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Everything a plan is made from, apart from the TradingSystem itself.
 *
 * @param ports of the components' Services, by component
 * @param older another TradingSystem in the namespace that came first
 * @param taken names of objects that we need and somebody else owns
 * @param steps what became of the last steps outside the API server
 * @param recoveryRequest what the failure detector asks for
 * @param releases the revisions that are kept
 * @param cronJobs what runs by the clock, by name
 * @param unknownKinds that the cluster could know and does not
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
    ReleasesSeen releases,
    Map<String, CronJobSeen> cronJobs,
    Set<String> unknownKinds) {

  public Observation {
    cronJobs = Map.copyOf(cronJobs);
    deployments = Map.copyOf(deployments);
    pods = List.copyOf(pods);
    jobs = Map.copyOf(jobs);
    secrets = Map.copyOf(secrets);
    ports = Map.copyOf(ports);
    taken = List.copyOf(taken);
    unknownKinds = Set.copyOf(unknownKinds);
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
        ReleasesSeen.none(),
        Map.of(),
        Set.of());
  }

  public Observation withTaken(List<String> found) {
    return with(draft -> draft.taken = found);
  }

  public Observation withSecrets(Map<String, SecretSeen> found) {
    return with(draft -> draft.secrets = found);
  }

  public Observation withDatabase(WorkloadSeen found) {
    return with(draft -> draft.database = Optional.of(found));
  }

  public Observation withVolume(VolumeSeen found) {
    return with(draft -> draft.volume = found);
  }

  public Observation withPorts(Map<String, PortsSeen> found) {
    return with(draft -> draft.ports = found);
  }

  public Observation withLook(LookSeen found) {
    return with(draft -> draft.look = found);
  }

  public Observation withSteps(StepsSeen found) {
    return with(draft -> draft.steps = found);
  }

  public Observation withRecoveryRequest(RecoveryRequestSeen found) {
    return with(draft -> draft.recoveryRequest = Optional.of(found));
  }

  public Observation withReleases(ReleasesSeen found) {
    return with(draft -> draft.releases = found);
  }

  public Observation withCronJobs(Map<String, CronJobSeen> found) {
    return with(draft -> draft.cronJobs = found);
  }

  public Observation withPods(List<PodSeen> found) {
    return with(draft -> draft.pods = found);
  }

  public Observation withJobs(Map<String, JobSeen> found) {
    return with(draft -> draft.jobs = found);
  }

  public Observation withUnknownKinds(Set<String> found) {
    return with(draft -> draft.unknownKinds = found);
  }

  public Observation withOlder(String found) {
    return with(draft -> draft.older = Optional.of(found));
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

  private Observation with(Consumer<Draft> change) {
    var draft = new Draft(this);
    change.accept(draft);
    return draft.seal();
  }

  /** An observation of which one part is being replaced. */
  private static final class Draft {
    private Map<String, WorkloadSeen> deployments;
    private Optional<WorkloadSeen> database;
    private List<PodSeen> pods;
    private Map<String, JobSeen> jobs;
    private Map<String, SecretSeen> secrets;
    private LookSeen look;
    private VolumeSeen volume;
    private Map<String, PortsSeen> ports;
    private Optional<String> older;
    private List<String> taken;
    private StepsSeen steps;
    private Optional<RecoveryRequestSeen> recoveryRequest;
    private ReleasesSeen releases;
    private Map<String, CronJobSeen> cronJobs;
    private Set<String> unknownKinds;

    private Draft(Observation seen) {
      deployments = seen.deployments;
      database = seen.database;
      pods = seen.pods;
      jobs = seen.jobs;
      secrets = seen.secrets;
      look = seen.look;
      volume = seen.volume;
      ports = seen.ports;
      older = seen.older;
      taken = seen.taken;
      steps = seen.steps;
      recoveryRequest = seen.recoveryRequest;
      releases = seen.releases;
      cronJobs = seen.cronJobs;
      unknownKinds = seen.unknownKinds;
    }

    private Observation seal() {
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
          releases,
          cronJobs,
          unknownKinds);
    }
  }
}
