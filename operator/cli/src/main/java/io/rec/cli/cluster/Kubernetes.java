package io.rec.cli.cluster;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Connects to a cluster by its kubeconfig. */
public final class Kubernetes {
  private static final Duration ANSWER = Duration.ofSeconds(15);

  private Kubernetes() {}

  /** A client whose cluster has answered. */
  public static KubernetesClient connect(Path kubeconfig) {
    return answered(new KubernetesClientBuilder().withConfig(config(kubeconfig)), kubeconfig);
  }

  /** One that can store nothing. */
  public static KubernetesClient looking(Path kubeconfig) {
    return answered(
        new KubernetesClientBuilder()
            .withConfig(config(kubeconfig))
            .withHttpClientBuilderConsumer(
                http -> http.addOrReplaceInterceptor(NoWrites.NAME, new NoWrites())),
        kubeconfig);
  }

  private static KubernetesClient answered(KubernetesClientBuilder builder, Path kubeconfig) {
    KubernetesClient client = builder.build();
    try {
      client.getKubernetesVersion();
      return client;
    } catch (KubernetesClientException e) {
      client.close();
      throw new Failure(
          ExitCode.UNREACHABLE,
          "The cluster of %s does not answer: %s".formatted(kubeconfig, rootOf(e)),
          "Start the cluster, or name another one with --context.",
          e);
    }
  }

  /** What no other cluster has, even one of the same name at the same address. */
  public static String identity(KubernetesClient client) {
    return client.namespaces().withName("kube-system").require().getMetadata().getUid();
  }

  static Config config(Path kubeconfig) {
    if (!Files.isReadable(kubeconfig)) {
      throw unreadable(kubeconfig, "no such file, or no right to read it", null);
    }
    try {
      Config config = Config.fromKubeconfig(kubeconfig.toFile());
      config.setConnectionTimeout((int) ANSWER.toMillis());
      config.setRequestTimeout((int) ANSWER.toMillis());
      config.setRequestRetryBackoffLimit(2);
      return config;
    } catch (RuntimeException e) {
      // The client throws whatever its YAML reader throws.
      throw unreadable(kubeconfig, rootOf(e), e);
    }
  }

  private static Failure unreadable(Path kubeconfig, String why, @Nullable Throwable cause) {
    String what = "The kubeconfig %s cannot be read: %s.".formatted(kubeconfig, why);
    String next = "Set KUBECONFIG to a readable file, or leave --context out.";
    return cause == null
        ? new Failure(ExitCode.UNREACHABLE, what, next)
        : new Failure(ExitCode.UNREACHABLE, what, next, cause);
  }

  private static String rootOf(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }
}
