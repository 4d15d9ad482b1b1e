package io.rec.platform.health;

/** Something that only one service depends on, as a part of its {@code /health}. */
public interface HealthPart {

  /** As it stands under {@code services}. */
  String name();

  /** Asked at every call, so it must be quick. */
  Part now();
}
