package io.rec.platform.secrets;

import io.rec.platform.config.ConfigDirectory;
import io.rec.platform.config.Refreshable;
import io.rec.platform.config.WatchedFiles;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database login as it is now, and who wants to know when it changes. */
@Singleton
public final class DatabaseLogins implements Refreshable {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseLogins.class);

  private final Path directory;
  private final WatchedFiles files;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable DatabaseLogin current;
  private volatile String complaint = "";

  public DatabaseLogins(ConfigDirectory config) {
    this.directory = config.database();
    this.files = new WatchedFiles(directory);
    refresh();
  }

  /** Empty while no usable login is mounted. */
  public Optional<DatabaseLogin> current() {
    return Optional.ofNullable(current);
  }

  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public void refresh() {
    try {
      Optional<DatabaseLogin> read =
          DatabaseLogin.from(files.read(), directory.resolve("ca.crt").toString());
      complaint = "";
      if (read.isPresent() && !read.get().equals(current)) {
        current = read.get();
        LOG.atInfo()
            .addKeyValue("user", read.get().user())
            .addKeyValue("generation", read.get().generation())
            .log("database login read");
        listeners.forEach(Runnable::run);
      }
    } catch (IOException | IllegalArgumentException unusable) {
      // The message of a URL that does not parse holds the password: only the kind is told.
      String text = unusable.getClass().getSimpleName();
      if (!text.equals(complaint)) {
        LOG.warn("database login cannot be read, the last good one stays: {}", text);
      }
      complaint = text;
    }
  }
}
