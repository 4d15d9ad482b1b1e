package io.rec.e2e.page;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import io.rec.e2e.desk.Desk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** What keeps somebody from using a page, as axe-core sees it: the dashboard's own copy of it. */
final class Axe {
  private static final String COPY = "services/dashboard/node_modules/axe-core/axe.min.js";

  /** The rules that the dashboard's own look at its pages goes by. */
  private static final String RUN =
      """
      () => axe
        .run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })
        .then(({ violations }) => violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .flatMap(({ id, help, nodes }) => nodes.map((node) =>
            `${id}: ${help}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`)))""";

  private final String script;

  private Axe(String script) {
    this.script = script;
  }

  static Axe of(Desk desk) {
    try {
      return new Axe(Files.readString(desk.root().resolve(COPY)));
    } catch (IOException e) {
      throw new UncheckedIOException("the dashboard was built without axe-core", e);
    }
  }

  /** The serious and the critical ones. */
  List<String> findings(Page page) {
    // The page's policy lets no other script in; the browser's own channel does.
    var text = new JsonObject();
    text.addProperty("expression", script);
    var channel = page.context().newCDPSession(page);
    channel.send("Runtime.evaluate", text);
    channel.detach();
    return ((List<?>) page.evaluate(RUN)).stream().map(String::valueOf).toList();
  }
}
