package io.rec.cli.fingerprints;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.peer.Peer;
import io.rec.cli.peer.Question;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The sets that a running desk holds, as its coordinator keeps them. */
public final class StoredSets {
  public static final String SERVICE = "unified-production-coordinator";

  private final Peer coordinator;

  public StoredSets(Peer coordinator) {
    this.coordinator = coordinator;
  }

  /** As a table, newest first. */
  public String list(String symbol) throws InterruptedException {
    return Answers.sets(coordinator.get(path(symbol)));
  }

  /** What came of it, in a line. */
  public String store(Upload upload) throws InterruptedException {
    var path =
        "%s?version=%s&source=%s&activate=%s&force=%s"
            .formatted(
                path(upload.symbol()),
                encoded(upload.version()),
                encoded(upload.source()),
                upload.activate(),
                upload.force());
    try {
      return Answers.outcome(
          coordinator.accepted(Question.upload(path, BodyPublishers.ofFile(upload.packed()))));
    } catch (FileNotFoundException gone) {
      throw new UncheckedIOException("the packed set has gone: " + upload.packed(), gone);
    }
  }

  /** What would come of it, had it been sent; a version that is there is never replaced. */
  public String wouldStore(Upload upload) throws InterruptedException {
    if (versions(upload.symbol()).contains(upload.version())) {
      throw new Failure(
          ExitCode.REFUSED,
          "%s %s is stored already.".formatted(upload.symbol(), upload.version()),
          "Store it under another name: --as VERSION.");
    }
    return "store %s %s of %s%s"
        .formatted(
            upload.symbol(),
            upload.version(),
            upload.source(),
            upload.activate() ? " and use it from now on, unless a person pinned another" : "");
  }

  public String activate(String symbol, String version, boolean pin) throws InterruptedException {
    var path = "%s/%s/activate?pin=%s".formatted(path(symbol), encoded(version), pin);
    return Answers.outcome(coordinator.accepted(Question.upload(path, BodyPublishers.noBody())));
  }

  /** What would come of it; what is not stored cannot be used. */
  public String wouldActivate(String symbol, String version, boolean pin)
      throws InterruptedException {
    if (!versions(symbol).contains(version)) {
      throw new Failure(
          ExitCode.NOT_FOUND,
          "No set %s of %s is stored.".formatted(version, symbol),
          "recio fingerprints list %s shows those that are.".formatted(symbol));
    }
    return "use %s %s from now on%s"
        .formatted(symbol, version, pin ? ", pinned" : " and lift any pin");
  }

  private Set<String> versions(String symbol) throws InterruptedException {
    return Answers.versions(coordinator.get(path(symbol)));
  }

  private static String path(String symbol) {
    return "/api/fingerprints/" + symbol;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
