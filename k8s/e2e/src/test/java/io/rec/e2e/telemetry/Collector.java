package io.rec.e2e.telemetry;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.rec.e2e.desk.Desk;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A collector in a namespace of its own, as a cluster has one. The image is a role's, because it
 * has a Java runtime and lies on the node already.
 */
final class Collector implements AutoCloseable {
  static final String ENDPOINT =
      "http://collector.recio-e2e-collector:%d".formatted(CollectorProgram.PORT);

  private static final String NAMESPACE = "recio-e2e-collector";
  private static final String NAME = "collector";
  private static final String CLASSES = "/classes";
  private static final String CLASS = CollectorProgram.class.getSimpleName() + ".class";
  private static final int READY_SECONDS = 60;
  private static final Map<String, String> LABELS = Map.of("app", NAME);

  private final KubernetesClient client;

  private Collector(KubernetesClient client) {
    this.client = client;
  }

  static Collector start(Desk desk) {
    var collector = new Collector(desk.client());
    var image = desk.pod("trade-manager").getSpec().getContainers().getFirst().getImage();
    collector.objects(image).forEach(object -> desk.client().resource(object).serverSideApply());
    collector.pods().waitUntilReady(READY_SECONDS, TimeUnit.SECONDS);
    return collector;
  }

  /** What arrived until now. */
  Journey spans() {
    try (LocalPortForward forward = pods().portForward(CollectorProgram.PORT);
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var kept =
          http.send(
              HttpRequest.newBuilder(
                      URI.create(
                          "http://127.0.0.1:%d%s"
                              .formatted(forward.getLocalPort(), CollectorProgram.KEPT)))
                  .build(),
              BodyHandlers.ofByteArray());
      return Journey.of(requests(kept.body()));
    } catch (IOException e) {
      throw new UncheckedIOException("the collector does not give out what it has", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while reading spans", e);
    }
  }

  @Override
  public void close() {
    client.namespaces().withName(NAMESPACE).delete();
  }

  private PodResource pods() {
    return client.pods().inNamespace(NAMESPACE).withName(NAME);
  }

  private List<HasMetadata> objects(String image) {
    return List.of(
        new NamespaceBuilder().withNewMetadata().withName(NAMESPACE).endMetadata().build(),
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName(NAME)
            .withNamespace(NAMESPACE)
            .endMetadata()
            .withBinaryData(Map.of(CLASS, Base64.getEncoder().encodeToString(program())))
            .build(),
        new ServiceBuilder()
            .withNewMetadata()
            .withName(NAME)
            .withNamespace(NAMESPACE)
            .endMetadata()
            .withNewSpec()
            .withSelector(LABELS)
            .addNewPort()
            .withPort(CollectorProgram.PORT)
            .endPort()
            .endSpec()
            .build(),
        pod(image));
  }

  private static Pod pod(String image) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(NAME)
        .withNamespace(NAMESPACE)
        .withLabels(LABELS)
        .endMetadata()
        .withNewSpec()
        .withTerminationGracePeriodSeconds(0L)
        .addNewContainer()
        .withName(NAME)
        .withImage(image)
        .withImagePullPolicy("IfNotPresent")
        .withCommand("/opt/java/openjdk/bin/java", "-cp", CLASSES, CollectorProgram.class.getName())
        .addNewVolumeMount()
        .withName(NAME)
        .withMountPath(CLASSES + "/" + CollectorProgram.class.getPackageName().replace('.', '/'))
        .endVolumeMount()
        .withNewReadinessProbe()
        .withNewTcpSocket()
        .withNewPort(CollectorProgram.PORT)
        .endTcpSocket()
        .withPeriodSeconds(1)
        .endReadinessProbe()
        .endContainer()
        .addNewVolume()
        .withName(NAME)
        .withNewConfigMap()
        .withName(NAME)
        .endConfigMap()
        .endVolume()
        .endSpec()
        .build();
  }

  private static byte[] program() {
    try (var bytes = CollectorProgram.class.getResourceAsStream(CLASS)) {
      if (bytes == null) {
        throw new AssertionError("no " + CLASS);
      }
      return bytes.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + CLASS, e);
    }
  }

  private static List<ExportTraceServiceRequest> requests(byte[] kept) throws IOException {
    var requests = new ArrayList<ExportTraceServiceRequest>();
    try (var in = new DataInputStream(new ByteArrayInputStream(kept))) {
      while (in.available() > 0) {
        requests.add(ExportTraceServiceRequest.parseFrom(in.readNBytes(in.readInt())));
      }
    }
    return requests;
  }
}
