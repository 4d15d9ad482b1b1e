package io.rec.mainapp.signin.device;

import java.util.Optional;

/** What came of a device's token that somebody showed. */
public sealed interface Shown {

  /**
   * The device is known.
   *
   * @param newToken takes the place of the one shown; empty when that was replaced a moment ago by
   *     another tab of the same browser, which has the new one already
   */
  record Known(Device device, Optional<String> newToken) implements Shown {}

  /**
   * The token was replaced long ago: somebody has a copy, the device or whoever showed it. The
   * device is not remembered any longer.
   */
  record Copied(Device device) implements Shown {}

  /** It is no device's token, or of one that is not remembered any longer. */
  record Unknown() implements Shown {}
}
