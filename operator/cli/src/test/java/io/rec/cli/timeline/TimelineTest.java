package io.rec.cli.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
  @Test
  void tellsTheFourMomentsOfEachPodAfterTheFirstOne() {
    String table = Timeline.of(List.of(pod("b", "00:02", true), pod("a", "00:00", true))).render();

    assertThat(table.lines())
        .containsExactly(
            "POD   CREATED   SCHEDULED   STARTED   READY   START TO READY",
            "a     0 s       1 s         3 s       8 s     5 s",
            "b     2 s       1 s         3 s       8 s     5 s");
  }

  @Test
  void leavesOpenWhatHasNotHappened() {
    assertThat(Timeline.of(List.of(pod("a", "00:00", false))).render())
        .contains("a     0 s       1 s         3 s       -       -");
  }

  private static Pod pod(String name, String created, boolean ready) {
    return Serialization.unmarshal(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, creationTimestamp: '2026-01-01T12:%sZ'}
        status:
          conditions:
          - {type: PodScheduled, status: 'True', lastTransitionTime: '2026-01-01T12:00:01Z'}
          - {type: Ready, status: '%s', lastTransitionTime: '2026-01-01T12:00:08Z'}
          containerStatuses:
          - {name: c, state: {running: {startedAt: '2026-01-01T12:00:03Z'}}}
        """
            .formatted(name, created, ready ? "True" : "False"),
        Pod.class);
  }
}
