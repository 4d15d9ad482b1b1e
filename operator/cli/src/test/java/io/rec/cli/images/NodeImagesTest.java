package io.rec.cli.images;

import static io.rec.cli.images.NodeImages.Answer.MISSING;
import static io.rec.cli.images.NodeImages.Answer.ON_EVERY_NODE;
import static io.rec.cli.images.NodeImages.Answer.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerImage;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NodeImagesTest {
  private static final String OURS = "docker.io/recio/services:3.0.0-1";
  private static final ImageReference REFERENCE = ImageReference.parse(OURS);

  @Test
  void everyNodeMustHaveIt() {
    assertThat(answer(node(OURS), node(OURS))).isEqualTo(ON_EVERY_NODE);
    assertThat(answer(node(OURS), node("other:1"))).isEqualTo(MISSING);
  }

  @Test
  void anotherTagIsAnotherImage() {
    assertThat(answer(node("docker.io/recio/services:3.0.0-2"))).isEqualTo(MISSING);
  }

  @Test
  void dockersShortNameIsTheSameImage() {
    assertThat(answer(node("recio/services:3.0.0-1"))).isEqualTo(ON_EVERY_NODE);
  }

  @Test
  void aFullListLeavesItOpenWhatIsBeyondItsEnd() {
    var full = IntStream.range(0, NodeImages.TOLD_AT_MOST).mapToObj(i -> "big:" + i);

    assertThat(answer(node(full.toArray(String[]::new)))).isEqualTo(UNKNOWN);
  }

  @Test
  void nodesThatTakeNoPodsNeedNoImage() {
    var controlPlane =
        new NodeBuilder(node("other:1"))
            .editSpec()
            .addNewTaint()
            .withKey("node-role.kubernetes.io/control-plane")
            .withEffect("NoSchedule")
            .endTaint()
            .endSpec()
            .build();

    assertThat(answer(controlPlane, node(OURS))).isEqualTo(ON_EVERY_NODE);
  }

  @Test
  void whereNoNodeMayBeSeenNothingIsKnown() {
    assertThat(answer()).isEqualTo(UNKNOWN);
  }

  private static NodeImages.Answer answer(Node... nodes) {
    return new NodeImages(List.of(nodes)).hold(REFERENCE);
  }

  private static Node node(String... names) {
    return new NodeBuilder()
        .withNewSpec()
        .endSpec()
        .withNewStatus()
        .withImages(Stream.of(names).map(name -> new ContainerImage(List.of(name), 1L)).toList())
        .endStatus()
        .build();
  }
}
