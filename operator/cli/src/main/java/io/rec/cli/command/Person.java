package io.rec.cli.command;

/** Who asks: a claim, as any name at a command line; the cluster's audit log is the proof. */
final class Person {
  private Person() {}

  static String name() {
    return System.getProperty("user.name", "somebody");
  }
}
