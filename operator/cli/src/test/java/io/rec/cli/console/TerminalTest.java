package io.rec.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
  @Test
  void paintsOnlyForEyes() {
    assertThat(style(Map.of("RECIO_STDOUT_TTY", "1"))).isEqualTo(Style.COLOURED);
    assertThat(style(Map.of())).isEqualTo(Style.PLAIN);
    assertThat(style(Map.of("RECIO_STDOUT_TTY", "1", "NO_COLOR", ""))).isEqualTo(Style.PLAIN);
    assertThat(style(Map.of("RECIO_STDOUT_TTY", "1", "TERM", "dumb"))).isEqualTo(Style.PLAIN);
  }

  @Test
  void alignsColumnsWhateverTheirColour() {
    var table = new Table("NAME", "STATE", "AGE");
    table.row("desk", Style.COLOURED.good("Running"), "3d");
    table.row("btc", "Degraded", "9h");

    assertThat(table.render().replaceAll("\u001b\\[[0-9;]*m", "").lines())
        .containsExactly("NAME   STATE      AGE", "desk   Running    3d", "btc    Degraded   9h");
  }

  private static Style style(Map<String, String> environment) {
    return Terminal.of(System.out, System.err, environment).style();
  }
}
