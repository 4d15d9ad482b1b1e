package io.rec.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/**
 * A checkout in which one service is built, with a program in its jar that only writes down with
 * which words it was started.
 */
final class ToldProgram {
  /** A word; the next one is the code that the program ends with. */
  static final String END_WITH = "--end-with";

  /** A file that the program refuses. */
  static final String REFUSED = "refused.csv";

  private static final String FINGERPRINTS =
      "io.rec.unifiedproductioncoordinator.fingerprints.batch";
  private static final String BACKTEST = "io.rec.autoentrysupervisor.backtest.batch";
  private static final String SOURCE =
      """
      package %s;
      import java.nio.file.*;
      import java.util.*;
      public class Main {
        public static void main(String[] words) throws Exception {
          Path jar = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
          Files.write(jar.resolveSibling("words"), List.of(words));
          List<String> all = List.of(words);
          int end = all.indexOf("--end-with");
          System.exit(end >= 0 ? Integer.parseInt(words[end + 1]) : all.contains("refused.csv") ? 2 : 0);
        }
      }
      """;

  /** Compiled once; the compiler takes longer than all that is tested with it. */
  private static final Map<String, byte[]> CLASSES = new ConcurrentHashMap<>();

  private final Path target;

  private ToldProgram(Path target) {
    this.target = target;
  }

  static ToldProgram in(Path root) throws IOException {
    return in(root, "unified-production-coordinator", FINGERPRINTS);
  }

  static ToldProgram backtest(Path root) throws IOException {
    return in(root, "auto-entry-supervisor", BACKTEST);
  }

  private static ToldProgram in(Path root, String service, String home) throws IOException {
    var services = root.resolve("services");
    for (var module : List.of("domain", "platform", "venues", service)) {
      Files.createDirectories(services.resolve(module).resolve("src/main"));
    }
    var target = services.resolve(service).resolve("target");
    Files.createDirectories(target.resolve("lib"));
    var jar = target.resolve("recio-%s-3.0.0.jar".formatted(service));
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(home.replace('.', '/') + "/Main.class"));
      out.write(CLASSES.computeIfAbsent(home, ToldProgram::compiled));
      out.closeEntry();
    }
    return new ToldProgram(target);
  }

  private static byte[] compiled(String home) {
    try {
      var folder = Files.createTempDirectory("recio-told");
      var source = folder.resolve("Main.java");
      Files.writeString(source, SOURCE.replace("%s", home));
      var compiler = ToolProvider.getSystemJavaCompiler();
      if (compiler.run(null, null, null, "-d", folder.toString(), source.toString()) != 0) {
        throw new IllegalStateException("the program does not compile");
      }
      return Files.readAllBytes(folder.resolve(home.replace('.', '/')).resolve("Main.class"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The words of the last start, none before the first. */
  List<String> words() throws IOException {
    var file = target.resolve("words");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
