package io.rec.cli.testing;

import io.rec.cli.Surroundings;
import io.rec.cli.shell.Toolbox;
import io.rec.cluster.Situation;
import java.util.HashMap;
import java.util.Optional;

/**
 * What decides which storeys can be run here.
 *
 * @param debian whether packages of Debian can be had
 */
record Machine(boolean docker, boolean linux, boolean root, boolean go, boolean debian) {

  static Machine observe(Surroundings surroundings, Toolbox toolbox) {
    var environment = new HashMap<>(surroundings.environment());
    environment.remove("RECIO_CONTEXT"); // with a cluster named, nobody asks Docker
    var situation = Situation.observe(Optional.empty(), environment, surroundings.home());
    return new Machine(
        situation.dockerAnswers(),
        situation.linux(),
        situation.root(),
        toolbox.find("go").isPresent(),
        toolbox.find("apt-get").isPresent());
  }

  /**
   * Why a storey is left out. Only what stands in for Docker is, and only where Docker is: without
   * it a machine that cannot run the storey cannot run the system either, and is told what it
   * lacks.
   */
  Optional<String> reasonToSkip(Storey storey) {
    if (!docker) {
      return Optional.empty();
    }
    return switch (storey) {
      case MINICLUSTER ->
          linux && go
              ? Optional.empty()
              : Optional.of("Docker makes the cluster here; the other way needs Linux and Go");
      case IMAGES ->
          linux && root && debian
              ? Optional.empty()
              : Optional.of("Docker builds the images here; the other way needs root on Debian");
      case JAVA, CLUSTER -> Optional.empty();
    };
  }
}
