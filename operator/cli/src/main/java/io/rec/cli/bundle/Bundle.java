package io.rec.cli.bundle;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.rec.cli.console.Step;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.masking.Masking;
import io.rec.operator.api.masking.SecretWords;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Makes the archive: every part read, masked and written, whatever becomes of the others. */
public final class Bundle {
  private static final String OPERATOR = "recio-operator";

  private final KubernetesClient client;
  private final Instant now;

  public Bundle(KubernetesClient client, Instant now) {
    this.client = client;
    this.now = now;
  }

  /**
   * What was written.
   *
   * @param missing what could not be read, each with its reason
   */
  public record Written(String file, long bytes, int files, int masked, List<String> missing) {}

  /** What would be read, by path. */
  public List<String> intended(TradingSystem desk, int lines) {
    return gather(desk, lines, new ArrayList<>()).parts().stream().map(Part::path).toList();
  }

  public Written write(TradingSystem desk, int lines, Path file, Step step) throws IOException {
    var missing = new ArrayList<String>();
    Gathered gathered = gather(desk, lines, missing);
    var masking = new Masking(gathered.words());
    String top = "recio-" + desk.getMetadata().getName() + "/";
    int files = 0;
    try (var archive = new Archive(new GZIPOutputStream(open(file)), now)) {
      for (int i = 0; i < gathered.parts().size(); i++) {
        Part part = gathered.parts().get(i);
        step.reached(i, gathered.parts().size());
        step.tell(part.path());
        String content = read(part, missing);
        if (content != null) {
          archive.add(top + part.path(), masking.mask(content));
          files++;
        }
      }
      archive.add(top + "about.txt", about(desk, gathered.words(), missing));
      files++;
    }
    return new Written(file.toString(), Files.size(file), files, gathered.words().count(), missing);
  }

  private record Gathered(List<Part> parts, SecretWords words) {}

  private Gathered gather(TradingSystem desk, int lines, List<String> missing) {
    String namespace = desk.getMetadata().getNamespace();
    List<Pod> pods =
        listed("pods", missing, () -> client.pods().inNamespace(namespace).list().getItems());
    List<Secret> secrets =
        listed("secrets", missing, () -> client.secrets().inNamespace(namespace).list().getItems());
    List<Pod> operator =
        listed(
            "operator",
            missing,
            () ->
                client
                    .pods()
                    .inAnyNamespace()
                    .withLabel("app.kubernetes.io/name", OPERATOR)
                    .list()
                    .getItems());
    var words = SecretWords.of(secrets);
    PlainYaml.literals(desk).forEach(words::add);
    pods.forEach(pod -> PlainYaml.literals(pod).forEach(words::add));
    operator.forEach(pod -> PlainYaml.literals(pod).forEach(words::add));
    var contents = new Contents(client, desk, lines);
    var parts = new ArrayList<>(contents.parts(pods, secrets));
    parts.addAll(contents.operator(operator));
    return new Gathered(parts, words);
  }

  /** A list, or nothing with its reason noted: a right that is missing must not end the rest. */
  private static <T> List<T> listed(String what, List<String> missing, Supplier<List<T>> question) {
    try {
      return question.get();
    } catch (KubernetesClientException e) {
      missing.add(what + ": " + reason(e));
      return List.of();
    }
  }

  private static @Nullable String read(Part part, List<String> missing) {
    try {
      return requireNonNullElse(part.content().get(), "");
    } catch (KubernetesClientException e) {
      missing.add(part.path() + ": " + reason(e));
      return null;
    }
  }

  private static String reason(KubernetesClientException e) {
    return e.getStatus() == null || e.getStatus().getMessage() == null
        ? String.valueOf(e.getMessage())
        : e.getStatus().getMessage();
  }

  private String about(TradingSystem desk, SecretWords words, List<String> missing) {
    var text = new StringBuilder();
    text.append(
        "Support archive of %s/%s, made at %s.%n"
            .formatted(desk.getMetadata().getNamespace(), desk.getMetadata().getName(), now));
    text.append(
        "Values of Secrets and what looks like one are masked as %s (%d spellings known).%n"
            .formatted(Masking.MASK, words.count()));
    text.append(missing.isEmpty() ? "Everything was read.\n" : "Could not be read:\n");
    missing.forEach(one -> text.append("  ").append(one).append('\n'));
    return new Masking(words).mask(text.toString());
  }

  /** For its owner only, and never over a file that is there. */
  private static OutputStream open(Path file) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.newOutputStream(file, StandardOpenOption.WRITE);
  }
}
