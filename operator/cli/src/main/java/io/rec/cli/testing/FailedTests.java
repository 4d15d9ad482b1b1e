package io.rec.cli.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The tests that Maven's reports call failed. What failed half an hour ago has long scrolled away
 * when a run ends.
 */
final class FailedTests {
  private static final Set<String> REPORTS = Set.of("surefire-reports", "failsafe-reports");
  private static final Set<String> WITHOUT = Set.of(".git", "node_modules", "src", "classes");
  private static final Set<String> BAD = Set.of("failure", "error");
  private static final int WORDS_AT_MOST = 600;

  private final Path root;

  FailedTests(Path root) {
    this.root = root;
  }

  /** As {@code class.method} with the first words of why, of all reports written since. */
  List<String> since(Instant begun) {
    var reports = new ArrayList<Path>();
    var failed = new TreeSet<String>();
    try {
      Files.walkFileTree(root, new Collector(begun, reports));
    } catch (IOException e) {
      return List.of("the reports cannot be read: " + e.getMessage());
    }
    for (Path report : reports) {
      try (InputStream in = Files.newInputStream(report)) {
        failed.addAll(read(in));
      } catch (IOException | XMLStreamException e) {
        failed.add("%s cannot be read: %s".formatted(root.relativize(report), e.getMessage()));
      }
    }
    return List.copyOf(failed);
  }

  private static List<String> read(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader reader = factory.createXMLStreamReader(in);
    var failed = new ArrayList<String>();
    var test = "";
    while (reader.hasNext()) {
      if (reader.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      if (reader.getLocalName().equals("testcase")) {
        test = name(reader);
      } else if (BAD.contains(reader.getLocalName())) {
        failed.add(test + why(reader));
      }
    }
    return failed;
  }

  /** On one line, whatever the message looks like; nothing when the report has no words. */
  private static String why(XMLStreamReader reader) {
    String message = reader.getAttributeValue(null, "message");
    String words = message != null ? message : reader.getAttributeValue(null, "type");
    if (words == null || words.isBlank()) {
      return "";
    }
    String line = words.strip().replaceAll("\\s+", " ");
    return ": "
        + (line.length() > WORDS_AT_MOST ? line.substring(0, WORDS_AT_MOST) + " ..." : line);
  }

  /** A container that fails, as by its {@code BeforeAll}, has no method. */
  private static String name(XMLStreamReader reader) {
    String type = reader.getAttributeValue(null, "classname");
    String method = reader.getAttributeValue(null, "name");
    return method == null || method.isEmpty() ? type : type + "." + method;
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Instant begun;
    private final List<Path> found;

    Collector(Instant begun, List<Path> found) {
      this.begun = begun;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return WITHOUT.contains(folder.getFileName().toString())
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.getNameCount() > 1
          && REPORTS.contains(file.getName(file.getNameCount() - 2).toString())
          && file.getFileName().toString().matches("TEST-.+\\.xml")
          && !attributes.lastModifiedTime().toInstant().isBefore(begun)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    /** What is removed while we look is of no report's folder. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      return FileVisitResult.CONTINUE;
    }
  }
}
