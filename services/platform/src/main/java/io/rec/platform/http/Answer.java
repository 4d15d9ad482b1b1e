package io.rec.platform.http;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What another service answered.
 *
 * @param standby whether it did nothing because another of its pods is the one that acts
 */
public record Answer(int status, String body, boolean standby) {

  public boolean ok() {
    return status >= 200 && status < 300;
  }

  /**
   * The body as a type. A body that lacks what its type must have is as good as none: it never gets
   * further than here.
   */
  public <T> T as(Class<T> type, String component, JsonMapper json) throws PeerUnavailable {
    try {
      @Nullable T value = json.readValue(body, type);
      if (value == null) {
        throw new IOException("the answer is empty");
      }
      return value;
    } catch (IOException | NullPointerException | IllegalArgumentException unreadable) {
      // The last two are how a record refuses what it is made of.
      throw new PeerUnavailable(component, "gave an unreadable answer", unreadable);
    }
  }
}
