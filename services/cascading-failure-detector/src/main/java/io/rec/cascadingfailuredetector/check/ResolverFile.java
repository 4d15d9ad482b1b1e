package io.rec.cascadingfailuredetector.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom a pod asks for names, as the kubelet wrote it down.
 *
 * @param server address of the name server
 * @param domain in which the names of the namespace's Services lie
 */
record ResolverFile(String server, String domain) {

  private static final Pattern BLANK = Pattern.compile("\\s+");

  /** Nothing outside of a cluster, where no name of a Service would be known anyway. */
  static Optional<ResolverFile> of(List<String> lines) {
    Optional<String> server = words(lines, "nameserver").stream().findFirst();
    Optional<String> domain =
        words(lines, "search").stream().filter(name -> name.contains(".svc.")).findFirst();
    return server.flatMap(address -> domain.map(name -> new ResolverFile(address, name)));
  }

  private static List<String> words(List<String> lines, String key) {
    return lines.stream()
        .map(line -> BLANK.split(line.strip()))
        .filter(words -> words[0].equals(key))
        .flatMap(words -> Arrays.stream(words).skip(1))
        .toList();
  }
}
