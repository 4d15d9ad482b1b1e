package io.rec.platform.secrets;

import io.rec.platform.config.ConfigDirectory;
import io.rec.platform.config.Refreshable;
import io.rec.platform.config.WatchedFiles;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token services show each other, the keys that sign sessions and those that seal. During a
 * rotation the current and the next value are both accepted; what we send is always the current
 * one.
 */
@Singleton
public final class Tokens implements Refreshable {

  private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

  private final WatchedFiles files;
  private volatile Map<String, Secret> values = Map.of();
  private volatile String complaint = "";

  public Tokens(ConfigDirectory config) {
    this.files = new WatchedFiles(config.tokens());
    refresh();
  }

  /** The token to send; empty while none is mounted. */
  public Optional<Secret> serviceToken() {
    return Optional.ofNullable(values.get("service-current"));
  }

  public boolean acceptsServiceToken(String offered) {
    return accepted("service").stream().anyMatch(token -> token.matches(offered));
  }

  /** The keys a session may be signed with, the one to sign with first. */
  public List<Secret> sessionKeys() {
    return accepted("jwt");
  }

  /** The keys that seal secrets kept in the database, the one to seal with first. */
  public List<Secret> sealKeys() {
    return accepted("seal");
  }

  private List<Secret> accepted(String kind) {
    return Stream.of(kind + "-current", kind + "-next")
        .flatMap(key -> Optional.ofNullable(values.get(key)).stream())
        .toList();
  }

  @Override
  public void refresh() {
    try {
      Map<String, Secret> read =
          files.read().entrySet().stream()
              .filter(file -> !file.getValue().isBlank())
              .collect(
                  java.util.stream.Collectors.toUnmodifiableMap(
                      Map.Entry::getKey, file -> new Secret(file.getValue())));
      complaint = "";
      if (!read.equals(values)) {
        values = read;
        LOG.atInfo().addKeyValue("keys", read.keySet().toString()).log("tokens read");
      }
    } catch (IOException unusable) {
      if (!unusable.toString().equals(complaint)) {
        LOG.warn("tokens cannot be read, the last good ones stay: {}", unusable.toString());
      }
      complaint = unusable.toString();
    }
  }
}
