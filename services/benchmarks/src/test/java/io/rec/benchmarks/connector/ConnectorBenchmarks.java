package io.rec.benchmarks.connector;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks of this package with their allocation; arguments are those of JMH. */
final class ConnectorBenchmarks {
  private ConnectorBenchmarks() {}

  public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
    var given = new CommandLineOptions(arguments);
    var options = new OptionsBuilder().parent(given).addProfiler(GCProfiler.class);
    if (given.getIncludes().isEmpty()) {
      options.include(ConnectorBenchmarks.class.getPackageName() + "\\..*");
    }
    new Runner(options.build()).run();
  }
}
