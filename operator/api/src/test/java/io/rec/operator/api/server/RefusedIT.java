package io.rec.operator.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.rec.operator.api.schema.Crd;
import io.rec.operator.api.spec.TradingSystemSpec;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(RealApiServer.class)
@DisplayName("R11a wrong values are refused at admission, by a message that names the field")
class RefusedIT {
  private Desks desks;

  @BeforeEach
  void connect(KubernetesClient client) {
    desks = new Desks(client);
  }

  @AfterEach
  void tidy() {
    desks.removeAll();
  }

  static Stream<Path> bad() {
    return Desks.folder("invalid");
  }

  static Stream<Path> badChanges() {
    return Desks.folder("transition");
  }

  @ParameterizedTest
  @MethodSource("bad")
  void refusesToCreate(Path file) {
    var desk = Desks.documents(file).getFirst();

    assertThatThrownBy(() -> desks.create(desk))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining(Desks.expectation(file))
        .hasMessageContaining(Desks.words(file));
    assertThat(desks.all()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("badChanges")
  void refusesToChange(Path file) {
    var documents = Desks.documents(file);
    desks.create(documents.getFirst());
    TradingSystemSpec before = desks.named("desk").get().getSpec();

    assertThatThrownBy(() -> desks.replace(documents.getLast()))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining(Desks.expectation(file))
        .hasMessageContaining(Desks.words(file));
    assertThat(desks.named("desk").get().getSpec()).isEqualTo(before);
  }

  @Test
  @DisplayName("every rule of the schema is seen to refuse its bad case")
  void leavesNoRuleUnproven() {
    var refusals = new StringBuilder();
    bad().forEach(file -> refusals.append(refusal(() -> desks.create(first(file)))));
    badChanges()
        .forEach(
            file -> {
              desks.create(first(file));
              refusals.append(refusal(() -> desks.replace(Desks.documents(file).getLast())));
              desks.removeAll();
            });

    assertThat(rules()).hasSizeGreaterThan(25);
    assertThat(rules()).allSatisfy(rule -> assertThat(refusals).contains(rule));
  }

  private static String refusal(ThrowingCallable attempt) {
    return String.valueOf(catchThrowable(attempt).getMessage());
  }

  private static GenericKubernetesResource first(Path file) {
    return Desks.documents(file).getFirst();
  }

  private static Set<String> rules() {
    var found = new TreeSet<String>();
    Pattern.compile("message: \"?(.*?)\"?\\n")
        .matcher(Crd.yaml())
        .results()
        .forEach(match -> found.add(match.group(1)));
    return found;
  }

  @Test
  @DisplayName("the reference schema's refusals hold, each with a remedy")
  void tellsWhatToDo() {
    assertThatThrownBy(() -> desks.create(Desks.document("desk", "mode: Live")))
        .hasMessageContaining("spec.mode")
        .hasMessageContaining("set them, or stay with Paper");
  }
}
