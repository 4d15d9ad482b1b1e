package io.rec.e2e.desk;

/** Where pods run, and whether they may begin there. */
public final class Nodes {
  private final Desk desk;

  public Nodes(Desk desk) {
    this.desk = desk;
  }

  /** What runs goes on; nothing begins. */
  public void close() {
    each("cordon");
  }

  public void open() {
    each("uncordon");
  }

  /** Everything leaves as for a repair of the machine, and nothing begins until it is opened. */
  public void drain() {
    each("drain", "--ignore-daemonsets", "--delete-emptydir-data", "--force", "--timeout=4m");
  }

  private void each(String verb, String... options) {
    for (var node : desk.client().nodes().list().getItems()) {
      var words = new String[options.length + 2];
      words[0] = verb;
      words[1] = node.getMetadata().getName();
      System.arraycopy(options, 0, words, 2, options.length);
      desk.kubectl(words).run().succeeded();
    }
  }
}
