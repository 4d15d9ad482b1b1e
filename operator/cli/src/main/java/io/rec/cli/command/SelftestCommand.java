package io.rec.cli.command;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.Surroundings;
import io.rec.cli.cluster.Reach;
import io.rec.cli.console.Style;
import io.rec.cli.console.Table;
import io.rec.cli.desk.Desks;
import io.rec.cli.selftest.Row;
import io.rec.cli.selftest.SelfTest;
import io.rec.operator.api.TradingSystem;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks a running system itself, where status tells what the operator last saw. */
@Command(
    name = "selftest",
    description = {
      "Asks every component of a running system, its database, venues, supervisor and WebSocket.",
      "Ends with 0 if all answer well, 10 if one does not, 11 if there is no system."
    })
final class SelftestCommand extends LookingCommand implements Callable<Integer> {
  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  OutputOption output;

  SelftestCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  public Integer call() throws InterruptedException {
    List<Row> rows = look(this::rows);
    output.print(surroundings.terminal().out(), Map.of("checks", rows), out -> tell(out, rows));
    return rows.stream().allMatch(Row::passed) ? ExitCode.OK.code() : ExitCode.UNHEALTHY.code();
  }

  private List<Row> rows(Reach reach, KubernetesClient client) throws InterruptedException {
    List<TradingSystem> desks = new Desks(client).all();
    if (desks.isEmpty()) {
      throw new Failure(
          ExitCode.NOT_FOUND,
          "There is no trading system in " + reach.name() + ".",
          "recio up makes one.");
    }
    var test = new SelfTest(client, surroundings.clock());
    var rows = new ArrayList<Row>();
    for (TradingSystem desk : desks) {
      rows.addAll(test.run(desk));
    }
    return rows;
  }

  private void tell(PrintStream out, List<Row> rows) {
    Style style = surroundings.terminal().style();
    var table = new Table("SYSTEM", "CHECK", "RESULT", "TOOK", "DETAIL");
    for (Row row : rows) {
      table.row(
          row.system(),
          row.check(),
          row.passed() ? style.good("passed") : style.bad("failed"),
          row.millis() + " ms",
          row.detail());
    }
    out.print(table.render());
    long failed = rows.stream().filter(row -> !row.passed()).count();
    out.println(
        failed == 0
            ? "All %d checks passed.".formatted(rows.size())
            : "%d of %d checks failed.".formatted(failed, rows.size()));
  }
}
