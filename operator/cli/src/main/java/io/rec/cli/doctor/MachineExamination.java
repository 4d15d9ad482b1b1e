package io.rec.cli.doctor;

import io.rec.cli.Surroundings;
import io.rec.cli.shell.Programs;
import io.rec.cluster.Situation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code up} and {@code test} need of this machine. */
public final class MachineExamination {
  private static final long GIB = 1L << 30;
  static final long WANTED_GIB = 10;

  private final Surroundings surroundings;
  private final Programs programs;

  public MachineExamination(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.programs = new Programs(surroundings.variable("PATH").orElse(""));
  }

  public List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    findings.add(Finding.ok("jdk", "Java " + Runtime.version().feature()));
    findings.add(
        program(
            "mvn",
            "nothing can be built",
            "Install Maven 3.8.7 or newer (Debian: apt-get install maven)."));
    findings.add(
        program(
            "npm",
            "the dashboard cannot be built",
            "Install Node 20.19 or newer with npm (nodejs.org)."));
    findings.add(clusterTools());
    findings.add(disk());
    return findings;
  }

  private Finding program(String name, String effect, String fix) {
    return programs
        .find(name)
        .map(path -> Finding.ok(name, path.toString()))
        .orElseGet(() -> Finding.problem(name, name + " is not on the PATH", effect, fix));
  }

  /** A cluster can be made with Docker, or by root on Linux with Go. */
  private Finding clusterTools() {
    if (Situation.dockerIsThere()) {
      return Finding.ok("cluster", "Docker answers");
    }
    boolean linux = System.getProperty("os.name").equals("Linux");
    boolean root = "root".equals(System.getProperty("user.name"));
    boolean go =
        programs.find("go").isPresent() || Files.isExecutable(Path.of("/usr/local/go/bin/go"));
    if (linux && root && go) {
      return Finding.ok("cluster", "no Docker; Linux, root and Go make one without");
    }
    return Finding.warning(
        "cluster",
        "no Docker, and not all of Linux, root and Go (%s, %s, %s)"
            .formatted(
                linux ? "Linux" : "not Linux", root ? "root" : "not root", go ? "Go" : "no Go"),
        "up cannot make a cluster",
        "Start Docker, or name a cluster with --context, or run as root on Linux with Go 1.26.");
  }

  private Finding disk() {
    Path folder = surroundings.cacheDirectory();
    while (!Files.exists(folder) && folder.getParent() != null) {
      folder = folder.getParent();
    }
    try {
      long free = Files.getFileStore(folder).getUsableSpace() / GIB;
      if (free >= WANTED_GIB) {
        return Finding.ok("disk", free + " GiB free");
      }
      return Finding.warning(
          "disk",
          "%d GiB free at %s".formatted(free, folder),
          "a first build needs " + WANTED_GIB + " GiB",
          "Free some space or set RECIO_CACHE to another disk.");
    } catch (IOException e) {
      return Finding.warning(
          "disk",
          "cannot be read: " + e.getMessage(),
          "a build may stop half-way",
          "Check " + folder);
    }
  }
}
