package io.rec.platform.control;

import io.micronaut.json.JsonMapper;
import io.rec.platform.config.ConfigDirectory;
import io.rec.platform.config.Refreshable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The control document as it is now. One that breaks leaves the last good one in force. */
@Singleton
public final class TradingControls implements Refreshable {

  private static final Logger LOG = LoggerFactory.getLogger(TradingControls.class);

  private final Path file;
  private final JsonMapper json;
  private volatile @Nullable TradingControl current;
  private volatile String complaint = "it has not been read yet";

  TradingControls(ConfigDirectory config, JsonMapper json) {
    this.file = config.control();
    this.json = json;
    refresh();
  }

  /** Empty while no good document was ever mounted: then nothing may be traded. */
  public Optional<TradingControl> current() {
    return Optional.ofNullable(current);
  }

  /** What is wrong with the file now; empty when it is good. */
  public String complaint() {
    return complaint;
  }

  @Override
  public void refresh() {
    try {
      TradingControl read = json.readValue(Files.readAllBytes(file), TradingControl.class);
      if (read == null) {
        throw new IOException("is empty");
      }
      complaint = "";
      if (!read.equals(current)) {
        current = read;
        LOG.atInfo()
            .addKeyValue("kill_switch", read.killSwitch().level())
            .addKeyValue("auto_entry", read.autoEntry().enabled())
            .log("trading control read");
      }
    } catch (NoSuchFileException absent) {
      complain("control.json is not mounted");
    } catch (IOException unusable) {
      complain("control.json cannot be used: " + unusable.getMessage());
    }
  }

  private void complain(String text) {
    if (!text.equals(complaint)) {
      LOG.warn("{}", text);
    }
    complaint = text;
  }
}
