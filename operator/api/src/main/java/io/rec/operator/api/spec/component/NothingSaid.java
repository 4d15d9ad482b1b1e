package io.rec.operator.api.spec.component;

import org.jspecify.annotations.Nullable;

/**
 * Tells Jackson to leave out blocks in which nothing is said, so that a spec that is read and
 * written back stays as short as its owner wrote it. Jackson asks by {@code equals}.
 */
public final class NothingSaid {
  @Override
  public boolean equals(@Nullable Object block) {
    return block == null
        || block.equals(ContainerImage.defaults())
        || block.equals(ResourceNeeds.defaults());
  }

  @Override
  public int hashCode() {
    return 0;
  }
}
