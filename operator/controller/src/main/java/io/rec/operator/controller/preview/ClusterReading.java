package io.rec.operator.controller.preview;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.status.Condition;
import io.rec.operator.api.status.ConditionStatus;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.controller.apply.Kinds;
import io.rec.operator.controller.database.Look;
import io.rec.operator.controller.database.Outlook;
import io.rec.operator.controller.database.TradingFigures;
import io.rec.operator.controller.observe.JobSeen;
import io.rec.operator.controller.observe.LookSeen;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.ReleasesSeen;
import io.rec.operator.controller.observe.RevisionSeen;
import io.rec.operator.controller.observe.SecretSeen;
import io.rec.operator.controller.observe.VolumeSeen;
import io.rec.operator.controller.plan.Desk;
import io.rec.operator.controller.plan.Planner;
import io.rec.operator.controller.plan.Seniority;
import io.rec.operator.controller.render.Names;
import java.math.BigDecimal;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one system as its operator sees it, as far as the rights of whoever asks go. */
public final class ClusterReading {
  private final KubernetesClient client;

  public ClusterReading(KubernetesClient client) {
    this.client = client;
  }

  /**
   * What was read, and what was not.
   *
   * @param unreadable Secrets of which nobody knows whether they are there
   */
  public record Seen(Observation observation, Set<String> unreadable, List<Unseen> unseen) {
    public Seen {
      unreadable = Set.copyOf(unreadable);
      unseen = List.copyOf(unseen);
    }
  }

  /**
   * @param asked the system as it would be stored
   * @param existing whether there is anything of it yet
   */
  public Seen read(TradingSystem asked, boolean existing) {
    var unseen = new ArrayList<Unseen>();
    var unreadable = new HashSet<String>();
    var desk = Desk.of(asked);
    var seen =
        Observation.empty()
            .withSecrets(secrets(desk, unreadable, unseen))
            .withUnknownKinds(unknownKinds())
            .withLook(look(desk, unseen));
    var older = older(asked, existing, unseen);
    if (older.isPresent()) {
      seen = seen.withOlder(older.get());
    }
    if (existing) {
      seen =
          seen.withReleases(new ReleasesSeen(revisions(asked, unseen), Map.of()))
              .withJobs(jobs(asked, unseen))
              .withVolume(volume(asked, unseen));
    }
    return new Seen(seen, unreadable, unseen);
  }

  /** Names of objects that would be made and belong to somebody else. */
  public List<String> taken(
      TradingSystem asked, Collection<HasMetadata> objects, List<Unseen> unseen) {
    var byKind =
        objects.stream()
            .collect(
                Collectors.groupingBy(
                    HasMetadata::getClass,
                    Collectors.mapping(
                        object -> object.getMetadata().getName(), Collectors.toSet())));
    return byKind.entrySet().stream()
        .flatMap(
            entry ->
                list(
                        entry.getKey(),
                        asked.getMetadata().getNamespace(),
                        "nobody knows whether their names are free",
                        unseen)
                    .filter(found -> entry.getValue().contains(found.getMetadata().getName())))
        .filter(found -> !controls(asked, found))
        .map(
            found -> found.getKind().toLowerCase(Locale.ROOT) + "/" + found.getMetadata().getName())
        .sorted()
        .toList();
  }

  private Map<String, SecretSeen> secrets(Desk desk, Set<String> unreadable, List<Unseen> unseen) {
    var found = new HashMap<String, SecretSeen>();
    for (var name : Planner.ownersSecretsOf(desk)) {
      try {
        Optional.ofNullable(
                client.secrets().inNamespace(desk.owner().namespace()).withName(name).get())
            .map(SecretSeen::of)
            .ifPresent(secret -> found.put(name, secret));
      } catch (KubernetesClientException e) {
        forbiddenOr(e);
        unreadable.add(name);
      }
    }
    if (!unreadable.isEmpty()) {
      unseen.add(
          new Unseen(
              "Secrets " + unreadable.stream().sorted().collect(Collectors.joining(", ")),
              "nobody knows whether they are there and whole"));
    }
    return found;
  }

  private Set<String> unknownKinds() {
    return Kinds.OPTIONAL.stream()
        .filter(kind -> !client.supports(kind))
        .map(HasMetadata::getKind)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The database is asked by the operator alone, which has its password. */
  private static LookSeen look(Desk desk, List<Unseen> unseen) {
    var said = condition(desk, ConditionType.DATABASE_READY);
    if (said.isEmpty()) {
      return LookSeen.never();
    }
    var at = said.map(Condition::lastTransitionTime).orElse(Instant.EPOCH);
    var open = said.filter(found -> found.status() == ConditionStatus.TRUE).isPresent();
    unseen.add(
        new Unseen(
            "the database itself",
            "the operator's word was taken: DatabaseReady is %s since %s"
                .formatted(said.get().status().text(), at)));
    return open
        ? new LookSeen(
            new Look.Open(
                "",
                Optional.ofNullable(desk.status().database().schemaVersion()).orElse(""),
                Optional.empty(),
                Optional.empty(),
                new Outlook.Unreadable("not asked"),
                Optional.ofNullable(desk.status().trading().open())
                    .map(
                        trades ->
                            new TradingFigures(
                                trades,
                                TradingFigures.Entries.OFF,
                                BigDecimal.ZERO,
                                Optional.empty()))),
            at)
        : new LookSeen(new Look.Away("not asked"), at);
  }

  private static Optional<Condition> condition(Desk desk, ConditionType type) {
    return desk.status().conditions().stream()
        .filter(found -> found.type().equals(type.text()))
        .findFirst();
  }

  private Optional<String> older(TradingSystem asked, boolean existing, List<Unseen> unseen) {
    return list(
            TradingSystem.class,
            asked.getMetadata().getNamespace(),
            "nobody knows whether another one is served in this namespace",
            unseen)
        .filter(found -> !found.getMetadata().getName().equals(asked.getMetadata().getName()))
        .filter(found -> !existing || Seniority.OLDEST_FIRST.compare(found, asked) < 0)
        .map(found -> found.getMetadata().getName())
        .sorted()
        .findFirst();
  }

  private Map<Long, RevisionSeen> revisions(TradingSystem asked, List<Unseen> unseen) {
    return list(
            ControllerRevision.class,
            asked.getMetadata().getNamespace(),
            "the desk is taken to bear what its stored spec says",
            unseen)
        .filter(found -> controls(asked, found))
        .map(RevisionSeen::of)
        .collect(Collectors.toMap(RevisionSeen::number, Function.identity()));
  }

  private Map<String, JobSeen> jobs(TradingSystem asked, List<Unseen> unseen) {
    return list(
            Job.class,
            asked.getMetadata().getNamespace(),
            "nobody knows whether a migration is under way",
            unseen)
        .filter(found -> controls(asked, found))
        .map(JobSeen::of)
        .collect(Collectors.toMap(JobSeen::name, Function.identity()));
  }

  /** Size and class of the volume that is there shape the StatefulSet, whatever the spec says. */
  private VolumeSeen volume(TradingSystem asked, List<Unseen> unseen) {
    if (asked.getSpec().database().external() != null) {
      return VolumeSeen.none();
    }
    var namespace = asked.getMetadata().getNamespace();
    var template =
        list(
                StatefulSet.class,
                namespace,
                "the database's volume is taken to be as the spec says",
                unseen)
            .filter(set -> set.getMetadata().getName().equals(Names.POSTGRES))
            .findFirst()
            .flatMap(VolumeSeen::template);
    var claim =
        one(
            () ->
                client
                    .persistentVolumeClaims()
                    .inNamespace(namespace)
                    .withName(Names.DATABASE_CLAIM)
                    .get(),
            "PersistentVolumeClaim " + Names.DATABASE_CLAIM,
            "nobody knows whether the volume has to grow",
            unseen);
    return new VolumeSeen(template, claim.map(VolumeSeen::claim), "");
  }

  private static <T> Optional<T> one(
      Supplier<T> question, String what, String consequence, List<Unseen> unseen) {
    try {
      return Optional.ofNullable(question.get());
    } catch (KubernetesClientException e) {
      forbiddenOr(e);
      unseen.add(new Unseen(what, consequence));
      return Optional.empty();
    }
  }

  private <T extends HasMetadata> Stream<T> list(
      Class<T> kind, String namespace, String consequence, List<Unseen> unseen) {
    return one(
            () -> client.resources(kind).inNamespace(namespace).list().getItems(),
            HasMetadata.getKind(kind) + "s",
            consequence,
            unseen)
        .stream()
        .flatMap(List::stream);
  }

  /** Whatever is not a lack of rights is a failure, and nothing to go on without. */
  private static void forbiddenOr(KubernetesClientException e) {
    if (e.getCode() != HttpURLConnection.HTTP_FORBIDDEN) {
      throw e;
    }
  }

  private static boolean controls(TradingSystem asked, HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .anyMatch(
            reference ->
                Boolean.TRUE.equals(reference.getController())
                    && asked.getMetadata().getUid().equals(reference.getUid()));
  }
}
