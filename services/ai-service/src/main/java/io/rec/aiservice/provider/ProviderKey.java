package io.rec.aiservice.provider;

import io.rec.platform.config.ConfigDirectory;
import io.rec.platform.config.Refreshable;
import io.rec.platform.config.WatchedFiles;
import io.rec.platform.secrets.Secret;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key of the model's account: the file {@code OPENAI_API_KEY} of the mounted Secret. */
@Singleton
final class ProviderKey implements Refreshable {

  private static final Logger LOG = LoggerFactory.getLogger(ProviderKey.class);
  private static final String FOLDER = "analysis";
  private static final String FILE = "OPENAI_API_KEY";

  private final WatchedFiles files;
  private volatile Optional<Secret> key = Optional.empty();
  private volatile String complaint = "";

  ProviderKey(ConfigDirectory config) {
    this.files = new WatchedFiles(config.root().resolve(FOLDER));
    refresh();
  }

  Optional<Secret> key() {
    return key;
  }

  @Override
  public void refresh() {
    try {
      Optional<Secret> read =
          Optional.ofNullable(files.read().get(FILE))
              .map(String::strip)
              .filter(text -> !text.isEmpty())
              .map(Secret::new);
      complaint = "";
      if (!read.equals(key)) {
        key = read;
        LOG.info("key of the model's account {}", read.isPresent() ? "read" : "taken away");
      }
    } catch (IOException unusable) {
      String text = unusable.getClass().getSimpleName();
      if (!text.equals(complaint)) {
        LOG.warn("key of the model's account cannot be read, the last one stays: {}", text);
      }
      complaint = text;
    }
  }
}
