package io.rec.autoentrysupervisor.backtest;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.rec.autoentrysupervisor.backtest.setup.TraderSettings;
import io.rec.platform.http.ProblemException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;

/**
 * Takes settings, all or some, and tells what they would have done; what is not said is as stored.
 * Nothing is changed.
 */
@Controller("/api/auto_entry_settings/preview")
final class PreviewController {
  private final Preview preview;
  private final JsonMapper json;

  PreviewController(Preview preview, JsonMapper json) {
    this.preview = preview;
    this.json = json;
  }

  @Post
  PreviewAnswer preview(@Body String body) throws SQLException {
    try {
      return preview.of(read(body));
    } catch (IllegalArgumentException impossible) {
      throw refused(String.valueOf(impossible.getMessage()));
    }
  }

  private TraderSettings read(String body) {
    try {
      var tree = json.readValue(body, JsonNode.class);
      if (tree == null || !tree.isObject()) {
        throw refused("expected an object with settings");
      }
      var known = json.writeValueToTree(TraderSettings.DEFAULT);
      var unknown = new ArrayList<String>();
      tree.entries()
          .forEach(
              entry -> {
                if (known.get(entry.getKey()) == null) {
                  unknown.add(entry.getKey());
                }
              });
      if (!unknown.isEmpty()) {
        throw refused("there is no setting called " + String.join(", ", unknown));
      }
      return json.readValueFromTree(tree, TraderSettings.class);
    } catch (IOException unreadable) {
      throw refused("this holds no settings: " + unreadable.getMessage());
    }
  }

  private static ProblemException refused(String why) {
    return new ProblemException(HttpStatus.UNPROCESSABLE_ENTITY, "SettingsRefused", why);
  }
}
