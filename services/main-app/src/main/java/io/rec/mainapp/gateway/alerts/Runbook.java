package io.rec.mainapp.gateway.alerts;

import java.util.List;

/** What a person does about an alert. */
final class Runbook {

  private record Step(String word, String sentence) {}

  private static final List<Step> STEPS =
      List.of(
          new Step("credentials", "Check the Secret of the exchange and rotate the key if needed."),
          new Step(
              "feed", "Look at the feed's connector in the system view; it reconnects itself."),
          new Step(
              "exchange_api", "Look at the exchange's status page; calls resume by themselves."),
          new Step("price", "A price you asked to be told about; nothing is wrong."),
          new Step("reconciliation", "Open the account manager and compare the differences."),
          new Step("order", "Open the trade's timeline; it says what the exchange answered."),
          new Step("trade", "Open the trade's timeline and close it by hand if it stands still."),
          new Step("stop", "The stop fired; look at the trade's timeline."),
          new Step("backup", "Look at the backup job's log; the last good backup is still there."));

  private static final String OTHERWISE =
      "Open the system view: it names the cause and the next step.";

  private Runbook() {}

  static String line(String type) {
    return STEPS.stream()
        .filter(step -> type.contains(step.word()))
        .map(Step::sentence)
        .findFirst()
        .orElse(OTHERWISE);
  }
}
