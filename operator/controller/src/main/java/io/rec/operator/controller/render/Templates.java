package io.rec.operator.controller.render;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The pod templates of a rendering, by workload, without restart tokens: a restart is no release.
 *
 * @param digests their fingerprints
 */
public record Templates(
    SortedMap<String, PodTemplateSpec> byWorkload, SortedMap<String, String> digests) {

  public Templates {
    byWorkload = Collections.unmodifiableSortedMap(new TreeMap<>(byWorkload));
    digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
  }

  /**
   * @param unreleased workloads that always bear the template of the moment
   */
  static Templates of(Collection<HasMetadata> objects, Set<String> unreleased) {
    var templates = new TreeMap<String, PodTemplateSpec>();
    var digests = new TreeMap<String, String>();
    for (var object : objects) {
      of(object)
          .filter(template -> !unreleased.contains(object.getMetadata().getName()))
          .map(Templates::bare)
          .ifPresent(
              template -> {
                templates.put(object.getMetadata().getName(), template);
                digests.put(object.getMetadata().getName(), digest(template));
              });
    }
    return new Templates(templates, digests);
  }

  /** The template of a workload, empty for any other object. */
  public static Optional<PodTemplateSpec> of(HasMetadata object) {
    return switch (object) {
      case Deployment deployment -> Optional.of(deployment.getSpec().getTemplate());
      case StatefulSet set -> Optional.of(set.getSpec().getTemplate());
      case CronJob job -> Optional.of(job.getSpec().getJobTemplate().getSpec().getTemplate());
      default -> Optional.empty();
    };
  }

  /** The same without its restart token. */
  public static PodTemplateSpec bare(PodTemplateSpec template) {
    return token(template).isEmpty()
        ? template
        : new PodTemplateSpecBuilder(template)
            .editMetadata()
            .removeFromAnnotations(Names.RESTART_TOKEN)
            .endMetadata()
            .build();
  }

  /** Of a template without token. */
  public static String digest(PodTemplateSpec template) {
    return Digest.of(Canonical.text(template));
  }

  /** These objects, each workload with the template of that digest. */
  List<HasMetadata> dressed(
      List<HasMetadata> objects,
      Map<String, String> wanted,
      Function<String, PodTemplateSpec> stored) {
    var dressed = new ArrayList<HasMetadata>();
    for (var object : objects) {
      var name = object.getMetadata().getName();
      var rendered = of(object);
      if (rendered.isEmpty()
          || !digests.containsKey(name)
          || digests.get(name).equals(wanted.get(name))) {
        dressed.add(object);
      } else if (wanted.containsKey(name)) {
        dressed.add(Canonical.of(with(object, tokened(stored.apply(name), rendered.get()))));
      }
    }
    return List.copyOf(dressed);
  }

  /** Tokens stay what they are, whatever the template. */
  private static PodTemplateSpec tokened(PodTemplateSpec stored, PodTemplateSpec rendered) {
    return token(rendered)
        .map(
            token ->
                new PodTemplateSpecBuilder(stored)
                    .editOrNewMetadata()
                    .addToAnnotations(Names.RESTART_TOKEN, token)
                    .endMetadata()
                    .build())
        .orElse(stored);
  }

  private static Optional<String> token(PodTemplateSpec template) {
    return Optional.ofNullable(template.getMetadata())
        .map(meta -> requireNonNullElse(meta.getAnnotations(), Map.<String, String>of()))
        .map(annotations -> annotations.get(Names.RESTART_TOKEN));
  }

  /** The fingerprint of the old rendering goes; the version is that of the pods. */
  private static HasMetadata with(HasMetadata object, PodTemplateSpec template) {
    return switch (object) {
      case Deployment deployment ->
          new DeploymentBuilder(deployment)
              .editMetadata()
              .removeFromAnnotations(Names.RENDERED)
              .addToLabels(version(template))
              .endMetadata()
              .editSpec()
              .withTemplate(template)
              .endSpec()
              .build();
      case StatefulSet set ->
          new StatefulSetBuilder(set)
              .editMetadata()
              .removeFromAnnotations(Names.RENDERED)
              .endMetadata()
              .editSpec()
              .withTemplate(template)
              .endSpec()
              .build();
      case CronJob job ->
          new CronJobBuilder(job)
              .editMetadata()
              .removeFromAnnotations(Names.RENDERED)
              .endMetadata()
              .editSpec()
              .editJobTemplate()
              .editSpec()
              .withTemplate(template)
              .endSpec()
              .endJobTemplate()
              .endSpec()
              .build();
      default -> throw new IllegalArgumentException("no workload: " + object.getKind());
    };
  }

  private static Map<String, String> version(PodTemplateSpec template) {
    var labels = template.getMetadata().getLabels();
    var version = labels == null ? null : labels.get(Labels.VERSION);
    return version == null ? Map.of() : Map.of(Labels.VERSION, version);
  }
}
