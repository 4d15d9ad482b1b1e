package io.rec.cli.command;

import io.rec.cli.ExitCode;
import io.rec.cli.Surroundings;
import io.rec.cli.graph.Dot;
import io.rec.cli.graph.SystemGraph;
import io.rec.cli.graph.Tree;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who waits for whom. */
@Command(
    name = "graph",
    description = {
      "Shows which component waits for which, how each is, and where trouble began.",
      "Ends with 0 if all are well, 10 if one is not, 11 if there is no such system."
    })
final class GraphCommand extends LookingCommand implements Callable<Integer> {
  @Option(names = "--dot", description = "For Graphviz: recio graph --dot | dot -Tsvg > graph.svg")
  boolean dot;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  DeskOption desk;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli makes it
  OutputOption output;

  GraphCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  public Integer call() {
    SystemGraph graph = look((reach, client) -> SystemGraph.of(desk.find(client)));
    var terminal = surroundings.terminal();
    if (dot) {
      terminal.out().print(Dot.draw(graph));
    } else {
      output.print(terminal.out(), graph, out -> out.print(Tree.draw(graph, terminal.style())));
    }
    return graph.well() ? ExitCode.OK.code() : ExitCode.UNHEALTHY.code();
  }
}
