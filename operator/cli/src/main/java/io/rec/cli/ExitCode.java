package io.rec.cli;

/**
 * Every way in which {@code recio} ends. The table of the README and {@code recio help exit-codes}
 * are printed from here.
 */
public enum ExitCode {
  OK(0, "done, or there was nothing to do"),
  FAILED(1, "something went wrong that no other code names; the message tells what"),
  USAGE(2, "the command line is wrong"),
  PREREQUISITE(3, "the machine lacks something: a JDK, Maven, Go, a package, rights"),
  UNREACHABLE(4, "no cluster answers, or its kubeconfig cannot be read"),
  OTHER_INSTALLATION(5, "the cluster holds an installation that recio up did not make"),
  DISK_FULL(6, "too little free disk space"),
  PORT_OCCUPIED(7, "the port asked for belongs to another program"),
  BUILD_FAILED(8, "Maven or the image build failed"),
  TIMED_OUT(9, "what was waited for did not happen in time"),
  UNHEALTHY(10, "the trading system or a check is not well"),
  NOT_FOUND(11, "there is no such trading system or component"),
  TESTS_FAILED(12, "at least one test failed"),
  DECLINED(13, "a question was not answered with yes; nothing was changed"),
  REFUSED(14, "the cluster or a rule of the trading system said no; the message names it"),
  INTERRUPTED(130, "stopped from the keyboard");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  public String meaning() {
    return meaning;
  }
}
