package io.rec.e2e.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands of a README's first five minutes, in order. In a fenced block with a prompt, lines
 * with the prompt are commands and the others what they print; without a prompt all are commands.
 */
record FiveMinutes(List<String> commands) {
  private static final String TITLE = "## The first five minutes";
  private static final String FENCE = "```";
  private static final String PROMPT = "$ ";

  static FiveMinutes of(Path readme) {
    try {
      return parse(Files.readAllLines(readme));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + readme, e);
    }
  }

  static FiveMinutes parse(List<String> readme) {
    var section =
        readme.stream()
            .dropWhile(line -> !line.equals(TITLE))
            .skip(1)
            .takeWhile(line -> !line.startsWith("## "))
            .toList();
    var commands = new ArrayList<String>();
    for (var block : blocks(section)) {
      commands.addAll(commands(block));
    }
    return new FiveMinutes(commands);
  }

  private static List<List<String>> blocks(List<String> section) {
    var blocks = new ArrayList<List<String>>();
    var inside = false;
    for (var line : section) {
      if (line.startsWith(FENCE)) {
        inside = !inside;
        if (inside) {
          blocks.add(new ArrayList<>());
        }
      } else if (inside) {
        blocks.getLast().add(line);
      }
    }
    return blocks;
  }

  private static List<String> commands(List<String> block) {
    var whole = String.join("\n", block).replaceAll("\\\\\n\\s*", "").lines().toList();
    return whole.stream().anyMatch(line -> line.startsWith(PROMPT))
        ? whole.stream()
            .filter(line -> line.startsWith(PROMPT))
            .map(line -> line.substring(PROMPT.length()))
            .toList()
        : whole.stream().filter(line -> !line.isBlank()).toList();
  }
}
