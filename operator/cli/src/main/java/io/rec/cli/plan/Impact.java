package io.rec.cli.plan;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.controller.plan.Desk;
import io.rec.operator.controller.plan.Forecast;
import io.rec.operator.controller.plan.Preview;
import io.rec.operator.controller.preview.ClusterReading;
import io.rec.operator.controller.preview.InstalledOperator;
import io.rec.operator.controller.preview.Unseen;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together what the API server, the cluster and the planner have to say to a file. */
public final class Impact {
  private final KubernetesClient client;
  private final InstantSource clock;
  private final String version;

  /**
   * @param client reads only
   * @param version of this program
   */
  public Impact(KubernetesClient client, InstantSource clock, String version) {
    this.client = client;
    this.clock = clock;
    this.version = version;
  }

  public PlanReport of(DeskFile file) {
    return switch (new Rehearsal(client).of(file)) {
      case Rehearsal.Outcome.Refused refused -> PlanReport.refused(file, refused.rules());
      case Rehearsal.Outcome.Taken taken -> planned(file, taken);
    };
  }

  private PlanReport planned(DeskFile file, Rehearsal.Outcome.Taken taken) {
    var unseen = new ArrayList<Unseen>();
    if (taken.unchecked()) {
      unseen.add(
          new Unseen(
              "the API server's rules",
              "you may not change TradingSystems here, so they were not asked; defaults are this program's"));
    }
    var installation = new InstalledOperator(client, version).of(file.namespace(), unseen);
    var preview = new Preview(installation);
    var reading = new ClusterReading(client);
    var seen = reading.read(taken.asked(), taken.stored() != null);
    unseen.addAll(seen.unseen());
    var question =
        new Preview.Question(
            Optional.ofNullable(taken.stored()).map(Desk::of),
            Desk.of(taken.asked()),
            seen.observation(),
            seen.unreadable(),
            clock.instant());
    var forecast = preview.of(question);
    var strangers = strangers(reading, taken.asked(), forecast, unseen);
    return PlanReport.of(
        file, taken, strangers.map(question::taken).map(preview::of).orElse(forecast), unseen);
  }

  private static Optional<List<String>> strangers(
      ClusterReading reading, TradingSystem asked, Forecast forecast, List<Unseen> unseen) {
    return Optional.of(reading.taken(asked, forecast.objects(), unseen))
        .filter(names -> !names.isEmpty());
  }
}
