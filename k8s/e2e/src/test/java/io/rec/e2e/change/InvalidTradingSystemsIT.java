package io.rec.e2e.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.e2e.desk.Desk;
import io.rec.e2e.desk.OnDesk;
import io.rec.e2e.desk.TradingSystem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@OnDesk
@DisplayName("kubectl apply of an invalid TradingSystem")
final class InvalidTradingSystemsIT {
  private static final String ELSEWHERE = "default";

  @ParameterizedTest(name = "{0} is refused, and the message names {1}")
  @MethodSource("files")
  void isRefused(String name, String field, BadFile file, Desk desk) {
    var refused =
        desk.kubectl("apply", "--namespace", ELSEWHERE, "-f", "-").reading(file.text()).run();

    assertThat(refused.exit()).as("exit code, having said: %s", refused.said()).isNotZero();
    assertThat(refused.err().lines())
        .as("one line names the field and says what is wrong with it: %s", refused.err())
        .anyMatch(line -> line.contains(field) && line.contains(file.words()));
    assertThat(created(desk)).isEmpty();
  }

  @Test
  @DisplayName("at least twenty-five ways to be wrong are tried")
  void enoughAreTried() {
    assertThat(BadFile.all()).hasSizeGreaterThanOrEqualTo(25);
  }

  static Stream<Object[]> files() {
    return BadFile.all().stream().map(file -> new Object[] {file.name(), file.field(), file});
  }

  private static List<String> created(Desk desk) {
    return desk
        .client()
        .genericKubernetesResources(TradingSystem.KIND)
        .inNamespace(ELSEWHERE)
        .list()
        .getItems()
        .stream()
        .map(one -> one.getMetadata().getName())
        .toList();
  }
}
