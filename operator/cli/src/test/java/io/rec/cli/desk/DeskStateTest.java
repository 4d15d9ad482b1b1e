package io.rec.cli.desk;

import static io.rec.cli.desk.DeskBuilder.aDesk;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeskStateTest {
  @Test
  void isReadyOnlyForTheSpecThatIsStoredNow() {
    assertThat(state(aDesk().condition("Ready", "True", "AllReady", 2)).ready()).isTrue();
    assertThat(state(aDesk().condition("Ready", "True", "AllReady", 1)).ready()).isFalse();
    assertThat(state(aDesk().condition("Ready", "False", "Installing", 2)).ready()).isFalse();
    assertThat(state(aDesk()).ready()).isFalse();
  }

  @Test
  void countsComponentsAndNamesThoseWaitedFor() {
    DeskState state =
        state(aDesk().component("trade-manager", 0, "").component("trade-executor", 1, ""));

    assertThat(state.componentsReady()).isEqualTo(1);
    assertThat(state.componentsInAll()).isEqualTo(2);
    assertThat(state.told()).isEqualTo("trade-manager");
  }

  @Test
  void seesThatWaitingIsInVain() {
    assertThat(state(aDesk().condition("Ready", "False", "NameTaken", 2)).hopeless())
        .hasValueSatisfying(why -> assertThat(why).contains("NameTaken"));
    assertThat(state(aDesk().condition("Ready", "False", "Installing", 2)).hopeless()).isEmpty();
  }

  private static DeskState state(DeskBuilder desk) {
    return new DeskState(desk.build());
  }
}
