package io.rec.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnDesk
@DisplayName("Everybody can use the dashboard")
final class AccessibilityIT {
  private static final List<ColorScheme> THEMES = List.of(ColorScheme.DARK, ColorScheme.LIGHT);

  @Test
  @DisplayName("REC-UI-01 axe finds nothing serious on any screen of a desk that trades")
  void nothingSerious(Desk desk) {
    var axe = Axe.of(desk);
    var findings = new ArrayList<String>();
    try (var large = Screen.large(desk);
        var phone = Screen.phone(desk)) {
      for (var screen : List.of(large, phone)) {
        assertThat(screen.at("sign-in-submit")).isVisible();
        findings.addAll(in(THEMES, axe, screen, "sign-in"));
        screen.signIn(desk);
        for (var path : Screen.PATHS) {
          screen.show(path);
          findings.addAll(in(THEMES, axe, screen, path));
        }
      }
    }

    assertThat(findings).isEmpty();
  }

  private static List<String> in(List<ColorScheme> themes, Axe axe, Screen screen, String what) {
    return themes.stream()
        .flatMap(
            theme -> {
              screen.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
              return axe.findings(screen.page()).stream()
                  .map(
                      finding ->
                          "%s, %d wide, %s: %s"
                              .formatted(what, screen.page().viewportSize().width, theme, finding));
            })
        .toList();
  }
}
