package io.rec.e2e.command;

import io.rec.e2e.desk.Container;
import java.util.List;
import java.util.stream.Stream;

/** A cluster in Docker leaves a container and the volumes of its image, told by Docker itself. */
record ContainerTraces(Container container, List<String> volumes) implements Traces {

  static ContainerTraces of(Container container) {
    return new ContainerTraces(container, container.volumes());
  }

  @Override
  public List<String> remaining() {
    return Stream.concat(
            container.all().stream().map("container %s"::formatted),
            Container.remaining(volumes).stream().map("volume %s"::formatted))
        .toList();
  }
}
