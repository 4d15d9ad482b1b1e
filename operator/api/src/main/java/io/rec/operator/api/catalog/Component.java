package io.rec.operator.api.catalog;

import io.rec.operator.api.spec.component.Autoscaling;
import io.rec.operator.api.spec.component.ContainerImage;
import io.rec.operator.api.spec.component.EnvVariable;
import io.rec.operator.api.spec.component.ResourceNeeds;
import io.rec.operator.api.spec.component.Scheduling;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A component as this system has it: the catalog with its owner's overrides on top.
 *
 * @param replicas wanted number of pods; without meaning while autoscaling is set
 * @param port number of Service and container
 * @param dependsOn components without which it is not ready
 * @param reaches enabled components it speaks to without needing them
 * @param image system image with the component's own fields on top
 * @param env shared variables first, then its own; an own one replaces the shared of that name
 * @param resources sizes of the profile with the component's own entries on top
 */
public record Component(
    CatalogEntry entry,
    boolean enabled,
    int replicas,
    @Nullable Autoscaling autoscaling,
    int port,
    boolean critical,
    SortedSet<String> dependsOn,
    SortedSet<String> reaches,
    ContainerImage image,
    List<EnvVariable> env,
    ResourceNeeds resources,
    Scheduling scheduling) {

  public Component {
    dependsOn = Collections.unmodifiableSortedSet(new TreeSet<>(dependsOn));
    reaches = Collections.unmodifiableSortedSet(new TreeSet<>(reaches));
    env = List.copyOf(env);
  }

  /** Name of the component. */
  public String name() {
    return entry.name();
  }
}
