package io.rec.unifiedproductioncoordinator.publication;

import io.rec.domain.probability.StrikeProbability;
import io.rec.domain.strikes.ProbabilityLadder;
import io.rec.unifiedproductioncoordinator.production.Produced;
import java.util.Locale;

/** Writes the ladder of probabilities down. */
final class Ladders {

  private Ladders() {}

  static LadderDocument document(Produced produced, Trust trust) {
    ProbabilityLadder ladder = produced.ladder();
    return new LadderDocument(
        ladder.timestamp(),
        ladder.price(),
        ladder.baseStrike(),
        trust.secondsToClose(),
        Documents.orNull(ladder.momentumScore()),
        ladder.strikes(),
        ladder.probabilities().stream().map(Ladders::probability).toList(),
        ladder.fingerprint().map(name -> name + ".csv").orElse(null),
        produced.table().symbol(),
        trust.stale(),
        trust.degraded(),
        produced.model());
  }

  private static LadderDocument.Probability probability(StrikeProbability chance) {
    return new LadderDocument.Probability(
        (long) chance.strike(),
        hundredths(chance.buffer()),
        tenThousandths(chance.movePercent()),
        chance.direction().name().toLowerCase(Locale.ROOT),
        hundredths(chance.positive()),
        hundredths(chance.negative()),
        hundredths(chance.beyond()),
        hundredths(chance.within()));
  }

  private static double hundredths(double value) {
    return Math.rint(value * 100) / 100;
  }

  private static double tenThousandths(double value) {
    return Math.rint(value * 10_000) / 10_000;
  }
}
