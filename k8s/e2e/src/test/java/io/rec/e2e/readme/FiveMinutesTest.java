package io.rec.e2e.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The commands of the README's first five minutes")
final class FiveMinutesTest {
  private static final Path README = Path.of(System.getProperty("recio.root"), "README.md");

  @Test
  @DisplayName("are found with and without a prompt, whole, and nothing that they print")
  void areFound() {
    var readme =
        """
        ## Before
        ```
        not this
        ```
        ## The first five minutes
        ```
        one \\
          --more
        two
        ```
        ```
        $ three
        what three says
        ```
        ## After
        ```
        nor this
        ```
        """;

    assertThat(FiveMinutes.parse(readme.lines().toList()).commands())
        .containsExactly("one --more", "two", "three");
  }

  @Test
  @DisplayName("are each run by ReadmeIT, or left out there with a reason, and no reason is stale")
  void areAllAccountedFor() {
    var commands = FiveMinutes.of(README).commands();

    assertThat(commands).contains("./recio up", "./recio down");
    assertThat(commands)
        .allSatisfy(
            command ->
                assertThat(LeftOut.reason(command).isPresent() || ReadmeIT.canRun(command))
                    .as(command)
                    .isTrue());
    assertThat(LeftOut.values())
        .allSatisfy(line -> assertThat(commands).as("%s", line).anyMatch(line::covers));
  }
}
