package io.rec.e2e.command;

import io.rec.e2e.desk.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a cluster of ours has on a Linux host while it runs, read from the kernel and not from the
 * tool that made it: a tool that forgets something also forgets to list it.
 */
record HostTraces(Path state, Set<ProcessHandle> processes, Set<Path> groups, Optional<String> wire)
    implements Traces {
  private static final Path PROC = Path.of("/proc");
  private static final Pattern OUR_WIRE = Pattern.compile("dev (recio\\d+)");

  private static final Pattern OUR_GROUP = Pattern.compile("\\d+:([^:]*):/(recio[^/]*).*");

  /** To be called while the cluster runs; the node's address tells which wire leads to it. */
  static HostTraces of(Path state, String nodeAddress) {
    var route = Command.of("ip", "route", "get", nodeAddress).run().succeeded().out();
    var wire = OUR_WIRE.matcher(route).results().map(found -> found.group(1)).findFirst();
    var processes = processesOf(state);
    if (processes.isEmpty()) {
      throw new AssertionError("no process of a running cluster was found by " + state);
    }
    return new HostTraces(state, processes, groupsOf(processes), wire);
  }

  @Override
  public List<String> remaining() {
    var left = new ArrayList<String>();
    processes.stream().filter(ProcessHandle::isAlive).map(HostTraces::describe).forEach(left::add);
    processesOf(state).stream().map(HostTraces::describe).forEach(left::add);
    mounts().stream().map("mount %s"::formatted).forEach(left::add);
    groups.stream().filter(Files::exists).map("control group %s"::formatted).forEach(left::add);
    wire.ifPresent(
        name -> {
          if (Files.exists(Path.of("/sys/class/net", name))) {
            left.add("interface " + name);
          }
          if (Command.of("nft", "list", "ruleset")
              .run()
              .succeeded()
              .out()
              .contains('"' + name + '"')) {
            left.add("nftables rules for " + name);
          }
        });
    return left.stream().distinct().toList();
  }

  private static Set<ProcessHandle> processesOf(Path state) {
    var found = new HashSet<ProcessHandle>();
    ProcessHandle.allProcesses()
        .filter(process -> belongsTo(process, state))
        .forEach(
            process -> {
              found.add(process);
              process.descendants().forEach(found::add);
            });
    var ourselves = ProcessHandle.current();
    found.remove(ourselves);
    ourselves.descendants().forEach(found::remove);
    var parent = ourselves.parent();
    while (parent.isPresent()) {
      found.remove(parent.get());
      parent = parent.get().parent();
    }
    return found;
  }

  /** A process of ours has the state folder in its environment or, inside the node, as a mount. */
  private static boolean belongsTo(ProcessHandle process, Path state) {
    var home = PROC.resolve(Long.toString(process.pid()));
    return factsOf(home.resolve("environ")).contains(state.toString())
        || factsOf(home.resolve("mountinfo")).contains(state.toString());
  }

  /**
   * Control groups made for the cluster: their names begin with ours, directly below a controller.
   */
  private static Set<Path> groupsOf(Set<ProcessHandle> processes) {
    return processes.stream()
        .flatMap(process -> factsOf(PROC.resolve(process.pid() + "/cgroup")).lines())
        .map(OUR_GROUP::matcher)
        .filter(Matcher::matches)
        .map(found -> Path.of("/sys/fs/cgroup", found.group(1), found.group(2)))
        .collect(Collectors.toSet());
  }

  private List<String> mounts() {
    try (var lines = Files.lines(PROC.resolve("self/mountinfo"))) {
      return lines.filter(line -> line.contains(state.toString())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the mounts of this host", e);
    }
  }

  private static String describe(ProcessHandle process) {
    return "process %d %s".formatted(process.pid(), process.info().commandLine().orElse("?"));
  }

  private static String factsOf(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // it ended between the listing and this look, or it is not ours to look at
    }
  }
}
