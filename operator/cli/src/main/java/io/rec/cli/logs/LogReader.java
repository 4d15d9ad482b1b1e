package io.rec.cli.logs;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The logs of the pods of one namespace. */
public final class LogReader {
  private static final String COMPONENT = "rec.io/component";
  private static final Duration NEW_PODS = Duration.ofSeconds(2);

  private final KubernetesClient client;
  private final String namespace;
  private final PrintStream out;
  private final int tail;

  public LogReader(KubernetesClient client, String namespace, PrintStream out, int tail) {
    this.client = client;
    this.namespace = namespace;
    this.out = out;
    this.tail = tail;
  }

  /** Pods of a component, or of all when none is named. */
  public List<Pod> pods(@Nullable String component) {
    var all = client.pods().inNamespace(namespace);
    return (component == null ? all.withLabel(COMPONENT) : all.withLabel(COMPONENT, component))
        .list()
        .getItems();
  }

  public List<String> components() {
    return pods(null).stream().map(LogReader::component).distinct().sorted().toList();
  }

  public void print(List<Pod> pods, boolean prefixed) {
    for (Pod pod : pods) {
      String text = client.pods().resource(pod).tailingLines(tail).getLog();
      text.lines().forEach(line -> out.println(prefixed ? component(pod) + " | " + line : line));
    }
  }

  /** Until interrupted; a pod that comes later is heard from its first line. */
  public void follow(@Nullable String component) throws InterruptedException {
    Map<String, Thread> heard = new HashMap<>();
    while (!Thread.currentThread().isInterrupted()) {
      for (Pod pod : pods(component)) {
        boolean first = heard.isEmpty() || component == null;
        heard.computeIfAbsent(
            pod.getMetadata().getUid(),
            uid -> Thread.ofVirtual().name(uid).start(() -> listen(pod, component == null, first)));
      }
      heard.values().removeIf(thread -> !thread.isAlive());
      TimeUnit.MILLISECONDS.sleep(NEW_PODS.toMillis());
    }
  }

  private void listen(Pod pod, boolean prefixed, boolean withPast) {
    var source = client.pods().resource(pod);
    try (LogWatch watch = withPast ? source.tailingLines(tail).watchLog() : source.watchLog();
        var reader =
            new BufferedReader(new InputStreamReader(watch.getOutput(), StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      while (line != null) {
        out.println(prefixed ? component(pod) + " | " + line : line);
        line = reader.readLine();
      }
    } catch (KubernetesClientException e) {
      out.println(component(pod) + " has no log yet: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("reading the log of " + pod.getMetadata().getName(), e);
    }
  }

  private static String component(Pod pod) {
    return pod.getMetadata().getLabels().getOrDefault(COMPONENT, pod.getMetadata().getName());
  }
}
