package io.rec.mainapp.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

/**
 * The description of the main app's routes. Not as it is served: routes that tests add have one of
 * their own, which stands before it in the class path.
 */
public final class Description {

  private static final String FILE = "META-INF/swagger/recio.json";

  private Description() {}

  public static String text() throws IOException {
    for (URL found : Collections.list(Description.class.getClassLoader().getResources(FILE))) {
      try (InputStream document = found.openStream()) {
        String text = new String(document.readAllBytes(), StandardCharsets.UTF_8);
        if (text.contains("/api/desk")) {
          return text;
        }
      }
    }
    throw new AssertionError("the main app was compiled without its description");
  }
}
