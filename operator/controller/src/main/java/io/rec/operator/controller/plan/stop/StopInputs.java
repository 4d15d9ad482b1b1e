package io.rec.operator.controller.plan.stop;

import io.rec.operator.api.spec.EmergencyPolicy;
import io.rec.operator.api.spec.OnShutdown;
import java.util.List;

/**
 * What the machine is asked about.
 *
 * @param wish what somebody wants of the system
 * @param rules how it is to be stopped
 * @param book what is traded
 * @param layers of components, from those that need nobody
 * @param database the managed one; somebody else's is always serving and always gone
 * @param jobs that are under way
 * @param copy the last one, of a database that goes for good
 */
public record StopInputs(
    Wish wish,
    Rules rules,
    Book book,
    List<Layer> layers,
    Database database,
    List<String> jobs,
    LastCopy copy) {
  public StopInputs {
    layers = List.copyOf(layers);
    jobs = List.copyOf(jobs);
  }

  /** What somebody wants of it. */
  public sealed interface Wish {
    /** Everything shall run. */
    record Run() implements Wish {}

    /** Nothing of it shall run until somebody wants it again. */
    record Suspend() implements Wish {}

    /**
     * It goes for good.
     *
     * @param name what a person writes to have it gone whatever is open
     */
    record Delete(String name) implements Wish {}
  }

  /**
   * How it is to be stopped.
   *
   * @param live real money
   * @param installed it was ready once; before, nobody can have traded
   */
  public record Rules(
      boolean live, boolean installed, OnShutdown onShutdown, EmergencyPolicy emergency) {
    /** Whoever trades real money waits for an answer, however long it takes. */
    boolean insists() {
      return live && installed;
    }
  }

  /**
   * Components that may end and start together.
   *
   * @param left of them, those with pods or the wish for some
   * @param absent of them, those that do not serve
   */
  public record Layer(List<String> left, List<String> absent) {
    public Layer {
      left = List.copyOf(left);
      absent = List.copyOf(absent);
    }
  }

  /**
   * The database.
   *
   * @param gone no pod of it is left, and none is wished for
   * @param serves it lets the services in
   */
  public record Database(boolean gone, boolean serves) {}

  /** Somebody wants the system stopped. */
  boolean wanted() {
    return !(wish instanceof Wish.Run);
  }

  /** Nothing of it runs, whether it was stopped before or never started. */
  boolean nothingRuns() {
    return database.gone() && layers.stream().allMatch(layer -> layer.left().isEmpty());
  }

  /** That many layers, of those that there are. */
  int clamped(int up) {
    return Math.min(up, layers.size());
  }

  /** Who is left of the layers from that one on. */
  List<String> leftFrom(int up) {
    return layers.subList(clamped(up), layers.size()).stream()
        .flatMap(layer -> layer.left().stream())
        .toList();
  }

  /** Who does not serve of that many layers. */
  List<String> absentBelow(int up) {
    return layers.subList(0, clamped(up)).stream()
        .flatMap(layer -> layer.absent().stream())
        .toList();
  }
}
