package io.rec.operator.controller.plan.rotation;

import static java.util.Objects.requireNonNullElse;

import io.rec.operator.api.status.CredentialsStatus;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The phase as the flat block of the status, and back. */
public final class RotationCodec {
  static final String STABLE = "Stable";
  static final String PREPARING = "Preparing";
  static final String PUBLISHED = "Published";
  static final String SWITCHING = "Switching";
  static final String DRAINING = "Draining";
  static final String RETIRING = "Retiring";

  private RotationCodec() {}

  /** Empty if this operator does not know what is written there: then it keeps its hands off. */
  public static Optional<Rotation> read(CredentialsStatus status) {
    var slot = Slot.of(requireNonNullElse(status.slot(), Slot.A.letter()));
    var number = requireNonNullElse(status.generation(), Generation.FIRST.number());
    if (slot.isEmpty() || number < Generation.FIRST.number()) {
      return Optional.empty();
    }
    var current = new Generation(number, slot.get());
    return switch (requireNonNullElse(status.phase(), PREPARING)) {
      case STABLE -> Optional.of(new Rotation.Stable(current));
      case PREPARING ->
          status.pendingGeneration() == null
              ? Optional.of(new Rotation.Unproven(current))
              : under(status, current).map(begun -> new Rotation.Preparing(begun.change, begun.at));
      case PUBLISHED ->
          under(status, current).map(begun -> new Rotation.Published(begun.change, begun.at));
      case SWITCHING ->
          under(status, current)
              .flatMap(
                  begun ->
                      published(status)
                          .map(
                              at ->
                                  new Rotation.Switching(
                                      begun.change,
                                      at,
                                      begun.at,
                                      Optional.ofNullable(status.quietSince()))));
      case DRAINING ->
          under(status, current)
              .flatMap(
                  begun ->
                      published(status)
                          .map(at -> new Rotation.Draining(begun.change, at, begun.at)));
      case RETIRING ->
          under(status, current).map(begun -> new Rotation.Retiring(begun.change, begun.at));
      default -> Optional.empty();
    };
  }

  /** The phase in words, under which a person finds it in the status and the metric. */
  public static String word(Rotation rotation) {
    return switch (rotation) {
      case Rotation.Unproven unproven -> PREPARING;
      case Rotation.Stable stable -> STABLE;
      case Rotation.Preparing preparing -> PREPARING;
      case Rotation.Published published -> PUBLISHED;
      case Rotation.Switching switching -> SWITCHING;
      case Rotation.Draining draining -> DRAINING;
      case Rotation.Retiring retiring -> RETIRING;
    };
  }

  /** The status with this phase in it; what the phase does not say stays as it was. */
  public static CredentialsStatus write(Rotation rotation, CredentialsStatus before, Instant now) {
    return switch (rotation) {
      case Rotation.Unproven(var current) -> idle(rotation, current, before, now);
      case Rotation.Stable(var current) -> idle(rotation, current, before, now);
      case Rotation.Preparing(var change, var since) ->
          at(rotation, change, since, null, null, before);
      case Rotation.Published(var change, var since) ->
          at(rotation, change, since, since, null, before);
      case Rotation.Switching(var change, var publishedAt, var since, var quietSince) ->
          at(rotation, change, since, publishedAt, quietSince.orElse(null), before);
      case Rotation.Draining(var change, var publishedAt, var since) ->
          at(rotation, change, since, publishedAt, null, before);
      case Rotation.Retiring(var change, var since) ->
          at(rotation, change, since, null, null, before);
    };
  }

  private record Begun(Change change, Instant at) {}

  private static Optional<Begun> under(CredentialsStatus status, Generation current) {
    var pending = status.pendingGeneration();
    var since = status.phaseSince();
    if (pending == null
        || since == null
        || pending < Generation.FIRST.number()
        || pending == current.number()) {
      return Optional.empty();
    }
    return Optional.of(new Begun(Change.between(current, pending), since));
  }

  private static Optional<Instant> published(CredentialsStatus status) {
    return Optional.ofNullable(status.publishedAt());
  }

  private static CredentialsStatus idle(
      Rotation rotation, Generation current, CredentialsStatus before, Instant now) {
    var unchanged =
        word(rotation).equals(before.phase())
            && before.pendingGeneration() == null
            && before.phaseSince() != null;
    return flat(
        rotation,
        current,
        unchanged ? requireNonNullElse(before.phaseSince(), now) : now,
        null,
        new Times(null, null),
        before);
  }

  private static CredentialsStatus at(
      Rotation rotation,
      Change change,
      Instant since,
      @Nullable Instant publishedAt,
      @Nullable Instant quietSince,
      CredentialsStatus before) {
    return flat(
        rotation,
        change.from(),
        since,
        change.to().number(),
        new Times(publishedAt, quietSince),
        before);
  }

  private record Times(@Nullable Instant publishedAt, @Nullable Instant quietSince) {}

  private static CredentialsStatus flat(
      Rotation rotation,
      Generation current,
      Instant since,
      @Nullable Long pending,
      Times times,
      CredentialsStatus before) {
    return new CredentialsStatus(
        current.number(),
        current.slot().letter(),
        before.secretName(),
        word(rotation),
        since,
        pending,
        before.lastRotated(),
        before.nextRotation(),
        before.message(),
        times.publishedAt(),
        times.quietSince(),
        before.failedAt());
  }
}
