package io.rec.operator.controller.plan.release;

import static java.util.Objects.requireNonNullElse;

import io.rec.operator.api.status.ReleaseStatus;
import io.rec.operator.api.status.ReleaseWave;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Between what is remembered and the flat block {@code status.release}; total both ways. */
public final class ReleaseCodec {
  private static final String INSTALLING = "Installing";
  private static final String STABLE = "Stable";
  private static final String PREFLIGHT = Preflight.NAME;
  private static final String MIGRATING = "Migrating";
  private static final String WAVE = "Wave";
  private static final String VERIFYING = "Verifying";
  private static final String ROLLING_BACK = "RollingBack";

  /** What operators without revisions called a change on its way. */
  private static final String UPDATING = "Updating";

  private ReleaseCodec() {}

  public static Release decode(ReleaseStatus flat) {
    return new Release(
        phase(flat),
        Optional.ofNullable(flat.since()),
        Optional.ofNullable(flat.version()),
        failure(flat),
        flat.history());
  }

  public static ReleaseStatus encode(Release release) {
    return switch (release.phase()) {
      case Phase.Unknown unknown -> unknown.raw();
      case Phase.Installing installing ->
          resting(release, INSTALLING, installing.revision().orElse(null));
      case Phase.Stable stable -> resting(release, STABLE, stable.revision().orElse(null));
      case Phase.Preflight preflight -> moving(release, PREFLIGHT, preflight.rollout(), null);
      case Phase.Migrating migrating -> moving(release, MIGRATING, migrating.rollout(), null);
      case Phase.Wave wave -> moving(release, WAVE, wave.rollout(), wave.number());
      case Phase.Verifying verifying -> moving(release, VERIFYING, verifying.rollout(), null);
      case Phase.RollingBack back -> moving(release, ROLLING_BACK, back.rollout(), back.number());
    };
  }

  /** Numbers of the revisions that a status relies on. */
  public static List<Long> referenced(ReleaseStatus flat) {
    return Stream.of(
            Optional.ofNullable(flat.revision()),
            Optional.ofNullable(flat.base()),
            Optional.ofNullable(flat.candidate()))
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private static Phase phase(ReleaseStatus flat) {
    var resting = flat.version() == null ? INSTALLING : STABLE;
    var revision = Optional.ofNullable(flat.revision());
    return switch (requireNonNullElse(flat.phase(), resting)) {
      case INSTALLING -> new Phase.Installing(revision);
      case STABLE, UPDATING -> new Phase.Stable(revision);
      case PREFLIGHT -> moving(flat, Phase.Preflight::new);
      case MIGRATING -> moving(flat, Phase.Migrating::new);
      case WAVE -> inWave(flat, Phase.Wave::new);
      case VERIFYING -> moving(flat, Phase.Verifying::new);
      case ROLLING_BACK -> inWave(flat, Phase.RollingBack::new);
      default -> new Phase.Unknown(flat);
    };
  }

  private static Phase moving(ReleaseStatus flat, Function<Rollout, Phase> make) {
    return rollout(flat).map(make).orElseGet(() -> new Phase.Unknown(flat));
  }

  private static Phase inWave(ReleaseStatus flat, BiFunction<Rollout, Integer, Phase> make) {
    var number = requireNonNullElse(flat.wave(), -1);
    return rollout(flat)
        .filter(rollout -> number >= 0 && number < rollout.waves().size())
        .map(rollout -> make.apply(rollout, number))
        .orElseGet(() -> new Phase.Unknown(flat));
  }

  private static Optional<Rollout> rollout(ReleaseStatus flat) {
    if (flat.revision() == null
        || flat.base() == null
        || flat.candidate() == null
        || flat.target() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Rollout(
            flat.revision(),
            flat.base(),
            flat.candidate(),
            flat.target(),
            flat.waves().stream().map(ReleaseWave::components).toList(),
            Optional.ofNullable(flat.healthySince())));
  }

  private static Optional<Failure> failure(ReleaseStatus flat) {
    var text = requireNonNullElse(flat.failedTarget(), "");
    var slash = text.indexOf('/');
    return slash < 0
        ? Optional.empty()
        : Optional.of(
            new Failure(
                text.substring(0, slash),
                text.substring(slash + 1),
                requireNonNullElse(flat.message(), "")));
  }

  private static ReleaseStatus resting(Release release, String phase, @Nullable Long revision) {
    return flat(release, phase, null, null, revision, null, null, List.of(), null);
  }

  private static ReleaseStatus moving(
      Release release, String phase, Rollout rollout, @Nullable Integer wave) {
    var waves = new ArrayList<ReleaseWave>();
    rollout.waves().forEach(names -> waves.add(new ReleaseWave(names)));
    return flat(
        release,
        phase,
        rollout.version(),
        wave,
        rollout.good(),
        rollout.base(),
        rollout.candidate(),
        waves,
        rollout.healthySince().orElse(null));
  }

  private static ReleaseStatus flat(
      Release release,
      String phase,
      @Nullable String target,
      @Nullable Integer wave,
      @Nullable Long revision,
      @Nullable Long base,
      @Nullable Long candidate,
      List<ReleaseWave> waves,
      @Nullable Instant healthySince) {
    var failure = release.failure();
    return new ReleaseStatus(
        release.version().orElse(null),
        target,
        revision,
        phase,
        wave,
        release.since().orElse(null),
        failure.map(found -> found.hash() + "/" + found.version()).orElse(null),
        release.history(),
        base,
        candidate,
        waves,
        healthySince,
        failure.map(Failure::cause).orElse(null));
  }
}
