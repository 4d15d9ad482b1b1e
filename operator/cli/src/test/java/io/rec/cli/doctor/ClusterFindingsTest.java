package io.rec.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.VersionInfo;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterFindingsTest {
  private static final Instant NOW = Instant.parse("2026-01-04T12:00:00Z");

  @ParameterizedTest
  @CsvSource({"31, OK", "34+, OK", "30, PROBLEM", "27+k3s1, PROBLEM"})
  void knowsTheOldestClusterThatWillDo(String minor, Finding.Level level) throws Exception {
    var info = new VersionInfo.Builder().withMajor("1").withMinor(minor).build();

    assertThat(ClusterExamination.version(info).level()).isEqualTo(level);
  }

  @Test
  void namesWhatANodeSuffersFrom() {
    assertThat(
            ClusterExamination.node(
                node(
                    "{type: Ready, status: 'False', message: kubelet stopped}, {type: DiskPressure, status: 'True', message: 92 % used}",
                    true)))
        .extracting(Finding::level, Finding::cause)
        .containsExactly(
            tuple(Finding.Level.PROBLEM, "not ready: kubelet stopped"),
            tuple(Finding.Level.PROBLEM, "DiskPressure: 92 % used"),
            tuple(Finding.Level.WARNING, "is cordoned"));
    assertThat(
            ClusterExamination.node(
                node(
                    "{type: Ready, status: 'True'}, {type: DiskPressure, status: 'False'}", false)))
        .isEmpty();
  }

  @Test
  void seesWhetherAnOperatorLeads() {
    assertThat(LeaderExamination.finding(lease("operator-1", "2026-01-04T11:59:50.000000Z"), NOW))
        .satisfies(
            finding -> {
              assertThat(finding.level()).isEqualTo(Finding.Level.OK);
              assertThat(finding.cause()).isEqualTo("operator-1 leads");
            });
    assertThat(LeaderExamination.finding(lease("operator-1", "2026-01-04T11:58:00.000000Z"), NOW))
        .satisfies(
            finding -> {
              assertThat(finding.level()).isEqualTo(Finding.Level.PROBLEM);
              assertThat(finding.cause()).isEqualTo("operator-1 led last, 120 s ago");
            });
    assertThat(LeaderExamination.finding(lease("", "2026-01-04T11:59:59.000000Z"), NOW).cause())
        .isEqualTo("no operator leads");
  }

  @ParameterizedTest
  @CsvSource({
    "'encrypted: \"true\"', false, OK",
    "'kmsKeyId: arn:some', false, OK",
    "'diskEncryptionSetID: some', false, OK",
    "'encrypted: \"false\"', false, WARNING",
    "'type: gp3', false, WARNING",
    "'type: gp3', true, OK"
  })
  @DisplayName("BOT-SEC-07 a class that does not say that it encrypts is warned of")
  void readsWhatAStorageClassSays(String parameters, boolean annotated, Finding.Level level) {
    StorageClass storage =
        Serialization.unmarshal(
            """
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: {name: fast, annotations: {%s: "%s"}}
            provisioner: some
            parameters: {%s}
            """
                .formatted(EncryptionExamination.ANNOTATION, annotated, parameters),
            StorageClass.class);

    assertThat(EncryptionExamination.finding("t/d", "fast", Optional.of(storage)).level())
        .isEqualTo(level);
  }

  @Test
  void aStorageClassThatIsGoneSaysNothing() {
    assertThat(EncryptionExamination.finding("t/d", "fast", Optional.empty()))
        .satisfies(
            finding -> {
              assertThat(finding.level()).isEqualTo(Finding.Level.WARNING);
              assertThat(finding.fix()).contains("rec.io/encrypted-at-rest=true");
            });
  }

  private static Node node(String conditions, boolean cordoned) {
    return Serialization.unmarshal(
        """
        apiVersion: v1
        kind: Node
        metadata: {name: n1}
        spec: {unschedulable: %s}
        status: {conditions: [%s]}
        """
            .formatted(cordoned, conditions),
        Node.class);
  }

  private static Lease lease(String holder, String renewed) {
    return Serialization.unmarshal(
        """
        apiVersion: coordination.k8s.io/v1
        kind: Lease
        metadata: {name: recio-operator, namespace: recio-system}
        spec: {holderIdentity: '%s', renewTime: '%s'}
        """
            .formatted(holder, renewed),
        Lease.class);
  }
}
