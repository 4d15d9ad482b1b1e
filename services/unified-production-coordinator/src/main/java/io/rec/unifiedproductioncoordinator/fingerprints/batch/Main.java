package io.rec.unifiedproductioncoordinator.fingerprints.batch;

import io.rec.unifiedproductioncoordinator.fingerprints.tables.Refusal;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Ends with 0 when it is done, 1 when something failed, 2 when what was given is refused. */
public final class Main {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int REFUSED = 2;

  private static final Map<String, Verb> VERBS =
      new TreeMap<>(
          Map.of(
              "generate", new Generate(),
              "pack", new Pack(),
              "report", new Report(),
              "lookup", new Lookup(),
              "fill", new Fill(),
              "regenerate", new Regenerate()));

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(
        run(new World(System.out, System.err, System.getenv(), Clock.systemUTC()), arguments));
  }

  static int run(World world, String... arguments) {
    try {
      var verb = arguments.length == 0 ? null : VERBS.get(arguments[0]);
      if (verb == null) {
        throw new Refusal("say one of " + String.join(", ", VERBS.keySet()));
      }
      verb.run(
          new Options(Arrays.asList(arguments).subList(1, arguments.length), verb.options()),
          world);
      return DONE;
    } catch (Refusal refused) {
      world.err().println("refused: " + refused.sentence());
      return REFUSED;
    } catch (IOException | SQLException failed) {
      world.err().println("failed: " + failed);
      return FAILED;
    }
  }
}
