package io.rec.cli.up;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {
  @TempDir Path folder;

  @Test
  void refusesToBeginOnAFullDisk() {
    assertThatThrownBy(() -> DiskSpace.demand(folder, Long.MAX_VALUE))
        .asInstanceOf(type(Failure.class))
        .matches(failure -> failure.exitCode() == ExitCode.DISK_FULL)
        .matches(failure -> failure.what().contains(folder.toString()));
  }

  @Test
  void letsPassWhatFits() {
    assertThatCode(() -> DiskSpace.demand(folder, 0)).doesNotThrowAnyException();
  }
}
