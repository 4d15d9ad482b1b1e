package io.rec.autoentrysupervisor.backtest.report;

import io.rec.autoentrysupervisor.backtest.engine.HourRow;
import io.rec.autoentrysupervisor.backtest.engine.Outcome;
import io.rec.autoentrysupervisor.backtest.prices.Coverage;
import io.rec.domain.fee.FeeProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the result stands on, in sentences that go with it wherever it goes. */
public final class Assumptions {
  private Assumptions() {}

  public static List<String> of(Outcome outcome, Coverage coverage) {
    var setup = outcome.setup();
    var sentences = new ArrayList<String>();
    var recorded = outcome.hours().stream().filter(HourRow::recordedQuotes).count();
    var madeUp = outcome.hours().size() - recorded;
    if (recorded > 0) {
      sentences.add(
          say(
              "%d hours have quotes that were recorded once a minute; each stands for up to %d s, and %d contracts are taken to be offered on each cent.",
              recorded, setup.venue().fresh().markets().toSeconds(), setup.book().depth()));
    }
    if (madeUp > 0) {
      sentences.add(
          say(
              "%d hours have made-up quotes: the probability of the tables, wrong by up to %s points either way (seed %d, anew every 15 s), a spread of %s cents, %d contracts on each cent on average. They test rules and costs; they prove no edge.",
              madeUp,
              plain(setup.book().error()),
              setup.book().seed(),
              plain(setup.book().spread()),
              setup.book().depth()));
    }
    sentences.add(
        say(
            "An order meets the book %d ms after its decision, at the first second that is not before; it fills up to %d cents worse than seen, or not at all.",
            setup.venue().latency().toMillis(), setup.venue().slippageCents()));
    sentences.add(say("Fees are those of a taker, rounded up %s.", fees(setup.venue().fees())));
    sentences.add(
        "Events settle on the mean of the sixty prices up to the hour, strictly above the floor strike. The venue uses an index of its own, typically 0.09 % away from a last trade.");
    sentences.add(
        say(
            "Probabilities come from the tables %s; where the tables were made from the same days, they know too much.",
            outcome.model()));
    if (coverage.missing() > 0) {
      sentences.add(
          say(
              "%d of %d seconds have no price, at most %d in a row (after %s); in them the last price grows old.",
              coverage.missing(),
              coverage.missing() + coverage.prices(),
              coverage.longestGap(),
              coverage.gapBegins()));
    }
    return List.copyOf(sentences);
  }

  private static String fees(FeeProfile profile) {
    return switch (profile) {
      case CENT_PER_ORDER -> "to the cent once an order";
      case CENTICENT_PER_FILL -> "to $0.0001 each fill";
    };
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? say("%d", (long) number) : say("%s", number);
  }

  private static String say(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
