package io.rec.cli.up;

import io.rec.cli.Surroundings;
import io.rec.cli.cluster.ClusterAccess;
import io.rec.cli.console.Step;
import io.rec.cli.console.Steps;
import io.rec.cli.images.BuiltImage;
import io.rec.cli.images.BuiltImages;
import io.rec.cli.images.ImageBuild;
import io.rec.cli.shell.Shell;
import io.rec.cli.state.Installation;
import io.rec.cli.state.InstallationStore;
import java.util.List;

/** Builds the images and brings those that the nodes lack to them. */
final class ImageDelivery {
  private final Surroundings surroundings;
  private final ClusterAccess cluster;
  private final InstallationStore store;
  private final Steps steps;

  ImageDelivery(
      Surroundings surroundings, ClusterAccess cluster, InstallationStore store, Steps steps) {
    this.surroundings = surroundings;
    this.cluster = cluster;
    this.store = store;
    this.steps = steps;
  }

  BuiltImages build() throws InterruptedException {
    try (Step step = steps.begin("Images")) {
      var build =
          new ImageBuild(
              new Shell(surroundings.environment()),
              surroundings.root(),
              surroundings.stateDirectory().resolve("images.log"));
      BuiltImages images = build.build(step);
      step.done(images.services().reference().tag());
      return images;
    }
  }

  /** Returns the installation with what its nodes hold now. */
  Installation load(Installation installation, BuiltImages images) {
    List<BuiltImage> missing =
        images.all().stream()
            .filter(image -> !installation.loadedImages().contains(image.reference().toString()))
            .toList();
    if (missing.isEmpty()) {
      return installation;
    }
    try (Step step = steps.begin("Load images")) {
      cluster.load(missing, step);
      step.done(missing.size() + " loaded");
    }
    return store.save(installation.withLoadedImages(images.references()));
  }
}
