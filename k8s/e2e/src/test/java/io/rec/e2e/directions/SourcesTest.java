package io.rec.e2e.directions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The sources of the product")
final class SourcesTest {
  private static final Path ROOT = Path.of(System.getProperty("recio.root"));
  private static final Path JAVA = Path.of("Planted.java");
  private static final Path SCRIPT = Path.of("planted.ts");
  private static final Path TEMPLATE = Path.of("planted.yaml");

  private final Sources sources = new Sources(ROOT);
  private final PortLiterals ports = PortLiterals.of(ROOT);

  @Test
  @DisplayName("are all read: services, operator, page and chart")
  void areAllRead() {
    var anything = Pattern.compile("(?s)^.+");

    assertThat(files(sources.search((file, content) -> anything.matcher(content).results())))
        .hasSizeGreaterThan(1000)
        .contains(
            Path.of("helm/trading-system/templates/service.yaml"),
            Path.of("services/dashboard/src/App.svelte"),
            Path.of("services/dashboard/src/main.ts"))
        .anyMatch(file -> file.startsWith("services/trade-executor/src/main/java"))
        .anyMatch(file -> file.startsWith("services/main-app/src/main/resources"))
        .anyMatch(file -> file.startsWith("operator/controller/src/main/java"))
        .noneMatch(file -> file.toString().contains("src/test"));
  }

  @Test
  @DisplayName("REC-PRT-10 the source scan finds no port literal")
  void namesNoPort() {
    assertThat(sources.search(ports).filter(outside(PortLiterals.ALLOWED.keySet())))
        .as("ports of the manifest: ask it by the component's name")
        .isEmpty();
  }

  @Test
  @DisplayName("REC-SEC-02 BOT-SEC-08 SEN-SEC-01 the source scan finds no secret")
  void holdNoSecret() {
    assertThat(sources.search(SecretLiterals::in).filter(outside(SecretLiterals.ALLOWED.keySet())))
        .as("secrets: they come from a Secret, never from the source")
        .isEmpty();
  }

  @Test
  @DisplayName("nobody keeps a permission that is no longer used")
  void permissionsAreUsed() {
    assertThat(files(sources.search(ports))).containsAll(PortLiterals.ALLOWED.keySet());
    assertThat(files(sources.search(SecretLiterals::in)))
        .containsAll(SecretLiterals.ALLOWED.keySet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "URI.create(\"http://trade-manager:4000/trades\")",
        "var executor = new Peer(\"trade-executor\", 8001);",
        "int port = 8014;",
        "fetch(`http://${host}:3000/api`) // of the page",
      })
  @DisplayName("with a planted port do not pass")
  void seesAPlantedPort(String line) {
    assertThat(Sources.search(JAVA, "class A {\n" + line + "\n}", ports))
        .singleElement()
        .extracting(Literal::line)
        .isEqualTo(2L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// main-app listens on 3000",
        "/* 8001,\n 8002 */",
        "\"http://trade-manager\"",
        "double fee = 0.3000;",
        "int rows = 80010;",
        "colour(#8000ff)",
      })
  @DisplayName("with other numbers, or with a port in a comment, pass")
  void passesWhatIsNoPort(String line) {
    assertThat(Sources.search(JAVA, line, ports)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Planted.java | String password = "hunter2hunter2";
          Planted.java | private static final String API_KEY =\\n    "AKIA0123456789";
          Planted.java | map.put("a", "-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQ");
          planted.ts   | const headers = { serviceToken: 'a3f8b1c0d2' };
          planted.ts   | const signingKey = `a3f8b1c0d2e4`;
          planted.yaml | password: hunter2
          planted.yaml | - POSTGRES_PASSWORD: "hunter2"
          planted.yaml | token: {{ .Values.x }}\\napi-key: a3f8b1c0
          """)
  @DisplayName("with a planted secret do not pass")
  void seesAPlantedSecret(Path file, String line) {
    assertThat(Sources.search(file, line.replace("\\n", "\n"), SecretLiterals::in)).hasSize(1);
  }

  @Test
  @DisplayName("that ask for a secret, or only look for one, pass")
  void passesWhatAsksForASecret() {
    assertThat(
            Sources.search(
                JAVA,
                """
                String password = secrets.read("recio-db");
                requireNonNull(token, "token");
                Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*");
                // password = "an example"
                """,
                SecretLiterals::in))
        .isEmpty();
    assertThat(
            Sources.search(
                SCRIPT, "const token = cookie('session'); password = '';", SecretLiterals::in))
        .isEmpty();
    assertThat(
            Sources.search(
                TEMPLATE,
                """
                automountServiceAccountToken: true
                password: {{ .Values.password | quote }}
                secretName:
                  {{ include "recio.name" . }}
                # token: a3f8b1c0
                """,
                SecretLiterals::in))
        .isEmpty();
  }

  private static Predicate<Literal> outside(Set<Path> allowed) {
    return literal -> !allowed.contains(literal.file());
  }

  private static Set<Path> files(Stream<Literal> literals) {
    return literals.map(Literal::file).collect(Collectors.toSet());
  }
}
