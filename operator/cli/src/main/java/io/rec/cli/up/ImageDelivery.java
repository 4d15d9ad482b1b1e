package io.rec.cli.up;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.rec.cli.Surroundings;
import io.rec.cli.cluster.ClusterAccess;
import io.rec.cli.cluster.Kubernetes;
import io.rec.cli.console.Step;
import io.rec.cli.console.Steps;
import io.rec.cli.images.BuiltImage;
import io.rec.cli.images.BuiltImages;
import io.rec.cli.images.ImageBuild;
import io.rec.cli.images.NodeImages;
import io.rec.cli.shell.Shell;
import io.rec.cli.state.Installation;
import io.rec.cli.state.InstallationStore;
import io.rec.cli.waiting.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Builds the images and sees to it that the nodes have them: loaded into a cluster of our own,
 * pulled from a registry where one is named, else expected to be there already.
 */
final class ImageDelivery {
  /** A kubelet looks at its images every half minute and reports within the next seconds. */
  private static final Duration TOLD_BY_NODES = Duration.ofSeconds(60);

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

  /**
   * @param registry where they are pushed to and are known by from then on
   */
  BuiltImages build(Optional<String> registry) throws InterruptedException {
    try (Step step = steps.begin(registry.isPresent() ? "Images, pushed" : "Images")) {
      var build =
          new ImageBuild(
              new Shell(surroundings.environment()),
              surroundings.root(),
              surroundings.stateDirectory().resolve("images.log"));
      BuiltImages images = build.build(registry, step);
      step.done(images.services().reference().tag());
      return images;
    }
  }

  /** Returns the installation with what its nodes hold now. */
  Installation deliver(Installation installation, KubernetesClient client, BuiltImages images)
      throws InterruptedException {
    if (cluster.takesArchives()) {
      return load(installation, client, images);
    }
    expect(client, images);
    return installation;
  }

  private Installation load(
      Installation installation, KubernetesClient client, BuiltImages images) {
    String identity = Kubernetes.identity(client);
    NodeImages nodes = NodeImages.ask(client);
    List<BuiltImage> missing =
        images.all().stream()
            .filter(
                image ->
                    switch (nodes.hold(image.reference())) {
                      case ON_EVERY_NODE -> false;
                      case MISSING -> true;
                      case UNKNOWN ->
                          !installation.hasLoaded(identity, image.reference().toString());
                    })
            .toList();
    if (!missing.isEmpty()) {
      try (Step step = steps.begin("Load images")) {
        cluster.load(missing, step);
        step.done(missing.size() + " loaded");
      }
    }
    return store.save(installation.withLoadedImages(identity, images.references()));
  }

  /** Of nodes that do not tell, the pods will: they say which image cannot be pulled. */
  private void expect(KubernetesClient client, BuiltImages images) throws InterruptedException {
    try (Step step = steps.begin("Images on the nodes")) {
      new Patience(surroundings.clock(), TOLD_BY_NODES)
          .orFail(
              () -> AbsentImages.failure(absent(client, images)),
              () -> {
                List<BuiltImage> absent = absent(client, images);
                step.tell(absent.size() + " not reported yet");
                return absent.isEmpty() ? Optional.of(images) : Optional.empty();
              });
      step.done("there");
    }
  }

  private static List<BuiltImage> absent(KubernetesClient client, BuiltImages images) {
    NodeImages nodes = NodeImages.ask(client);
    return images.all().stream()
        .filter(image -> nodes.hold(image.reference()) == NodeImages.Answer.MISSING)
        .toList();
  }
}
