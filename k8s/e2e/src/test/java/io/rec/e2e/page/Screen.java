package io.rec.e2e.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.LoadState;
import io.rec.e2e.desk.Desk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * The dashboard in the system's Chromium, at the address that {@code recio up} tells a user. What
 * the page complains of in its console is kept.
 */
final class Screen implements AutoCloseable {
  private static final List<String> CHROMIUM =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
  private static final Duration SOON = Duration.ofSeconds(30);

  /** Where its screens are. */
  static final List<String> PATHS =
      List.of("/", "/history", "/account", "/system", "/alerts", "/logs", "/settings");

  private static final String REFUSED =
      "Failed to load resource: the server responded with a status of 409 (Conflict)";

  private final Playwright playwright;
  private final Browser browser;
  private final Page page;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private Screen(Playwright playwright, Browser browser, int width, int height) {
    this.playwright = playwright;
    this.browser = browser;
    this.page = browser.newPage(new Browser.NewPageOptions().setViewportSize(width, height));
    page.setDefaultTimeout(SOON.toMillis());
    setDefaultAssertionTimeout(SOON.toMillis());
    page.onConsoleMessage(
        said -> {
          if (said.type().equals("error")) {
            complaints.add(said.text());
          }
        });
    page.onPageError(complaints::add);
  }

  /** As large as a desk's. */
  static Screen large(Desk desk) {
    return open(desk, 1440, 900);
  }

  static Screen phone(Desk desk) {
    return open(desk, 390, 844);
  }

  private static Screen open(Desk desk, int width, int height) {
    // The driver is in a jar; a browser of its own is neither needed nor to be had everywhere.
    var playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    var browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setArgs(List.of("--no-sandbox")));
    var screen = new Screen(playwright, browser, width, height);
    screen.page.navigate(desk.address());
    return screen;
  }

  private static Path chromium() {
    return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), CHROMIUM.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no Chromium: install the package chromium"));
  }

  void signIn(Desk desk) {
    var account = desk.firstAccount();
    at("username").fill(account.name());
    at("password").fill(account.password());
    at("sign-in-submit").click();
    at("price").waitFor();
    // Chromium complains of the 401 with which a page learns that nobody is signed in yet.
    complaints.clear();
  }

  Page page() {
    return page;
  }

  /** One of {@link #PATHS}, loaded anew, when nothing more is on its way to it. */
  void show(String path) {
    page.navigate(page.url().replaceFirst("^(https?://[^/]+).*", "$1" + path));
    assertThat(page.locator("main")).isVisible();
    page.waitForLoadState(LoadState.NETWORKIDLE);
  }

  /** The same person, where nothing of the page was ever loaded; to be navigated. */
  Page withEmptyCache() {
    var context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setStorageState(page.context().storageState())
                .setViewportSize(page.viewportSize().width, page.viewportSize().height));
    context.setDefaultTimeout(SOON.toMillis());
    return context.newPage();
  }

  Locator at(String testId) {
    return page.getByTestId(testId);
  }

  /** Kept beside the test reports, to be looked at. */
  void picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target", "screens", name + ".png")));
  }

  /** The page tells of one refusal, of which Chromium has complained if it was the gateway's. */
  void refused() {
    complaints.remove(REFUSED);
  }

  List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
