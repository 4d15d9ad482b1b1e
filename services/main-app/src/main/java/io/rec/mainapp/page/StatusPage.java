package io.rec.mainapp.page;

import io.rec.mainapp.roster.RosterLine;
import io.rec.platform.role.Mode;
import io.rec.platform.role.RoleIdentity;
import jakarta.inject.Singleton;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The page, written with the state of the moment; its script keeps it so. */
@Singleton
final class StatusPage {

  private static final String TEMPLATE = "/page/status.html";

  private final RoleIdentity identity;
  private volatile String template = "";

  StatusPage(RoleIdentity identity) {
    this.identity = identity;
  }

  void load() throws IOException {
    try (InputStream page = StatusPage.class.getResourceAsStream(TEMPLATE)) {
      if (page == null) {
        throw new FileNotFoundException(TEMPLATE + " is not in the jar");
      }
      template = new String(page.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  String html(List<RosterLine> lines) throws IOException {
    if (template.isEmpty()) {
      load();
    }
    return template
        .replace("{{system}}", escaped(identity.system()))
        .replace("{{version}}", escaped(identity.version()))
        .replace("{{mode}}", identity.mode().word())
        .replace("{{banner}}", banner(identity.mode()))
        .replace("{{rows}}", lines.stream().map(StatusPage::row).collect(Collectors.joining("\n")));
  }

  private static String banner(Mode mode) {
    return switch (mode) {
      case PAPER -> "Paper trading: no real money moves";
      case LIVE -> "LIVE: real money moves";
    };
  }

  private static String row(RosterLine line) {
    return """
        <tr data-component="%s" class="%s">\
        <td>%1$s</td><td class="state">%2$s</td><td class="detail">%s</td>\
        <td class="version">%s</td><td class="up">%s</td><td class="heard">%s</td>\
        <td class="port">%d</td></tr>"""
        .formatted(
            escaped(line.component()),
            line.state(),
            escaped(line.detail()),
            escaped(line.version()),
            age(line.upSeconds()),
            age(line.heardSecondsAgo()),
            line.port());
  }

  private static String age(long seconds) {
    if (seconds < 0) {
      return "never";
    }
    if (seconds < 120) {
      return seconds + " s";
    }
    return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
