package io.rec.cli.command;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.Surroundings;
import io.rec.cli.cluster.Reach;
import io.rec.cli.console.Style;
import io.rec.cli.desk.Desks;
import io.rec.cli.doctor.ClusterExamination;
import io.rec.cli.doctor.DeskExamination;
import io.rec.cli.doctor.EncryptionExamination;
import io.rec.cli.doctor.Finding;
import io.rec.cli.doctor.LeaderExamination;
import io.rec.cli.doctor.MachineExamination;
import io.rec.cli.doctor.OperatorExamination;
import io.rec.cli.doctor.RightsExamination;
import io.rec.cli.release.OperatorRelease;
import io.rec.operator.api.TradingSystem;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is wrong, what it does, what to do. */
@Command(
    name = "doctor",
    description = {
      "Examines this machine, the operator and every trading system along its dependency graph.",
      "Ends with 0 if nothing is wrong, 10 if something is."
    })
final class DoctorCommand extends LookingCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  OutputOption output;

  DoctorCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  public Integer call() {
    var findings = new ArrayList<>(new MachineExamination(surroundings).findings());
    findings.addAll(cluster());
    output.print(
        surroundings.terminal().out(), Map.of("findings", findings), out -> tell(out, findings));
    return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.PROBLEM)
        ? ExitCode.UNHEALTHY.code()
        : ExitCode.OK.code();
  }

  private List<Finding> cluster() {
    try {
      return look(this::findings);
    } catch (Failure unreachable) {
      return List.of(
          new Finding(
              root.context().isPresent() ? Finding.Level.PROBLEM : Finding.Level.WARNING,
              "cluster",
              unreachable.what(),
              "no trading system can be seen",
              unreachable.nextStep()));
    } catch (KubernetesClientException refused) {
      return List.of(
          new Finding(
              Finding.Level.PROBLEM,
              "cluster",
              String.valueOf(refused.getMessage()),
              "no trading system can be examined",
              "Ask for the role view on tradingsystems in all namespaces."));
    }
  }

  private List<Finding> findings(Reach reach, KubernetesClient client) {
    List<TradingSystem> desks = new Desks(client).all();
    var findings = new ArrayList<Finding>();
    findings.addAll(new ClusterExamination(client).findings(desks));
    findings.add(
        new OperatorExamination(client, new OperatorRelease(client, reach.kubeconfig()).find())
            .finding());
    findings.addAll(new LeaderExamination(client, surroundings.clock().instant()).findings());
    findings.addAll(new RightsExamination(client).findings(desks));
    findings.addAll(new EncryptionExamination(client).findings(desks));
    desks.forEach(desk -> findings.addAll(new DeskExamination(desk).findings()));
    return findings;
  }

  private void tell(PrintStream out, List<Finding> findings) {
    Style style = surroundings.terminal().style();
    for (Finding finding : findings) {
      String mark =
          switch (finding.level()) {
            case OK -> style.good("ok     ");
            case WARNING -> style.warn("warning");
            case PROBLEM -> style.bad("problem");
          };
      out.printf("%s  %s: %s%n", mark, finding.subject(), finding.cause());
      if (!finding.effect().isEmpty()) {
        out.println("         effect: " + finding.effect());
      }
      if (!finding.fix().isEmpty()) {
        out.println("         fix:    " + finding.fix());
      }
    }
  }
}
