package io.rec.cli.cluster;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.Arrays;
import java.util.Set;

/**
 * Stands between a program that only looks and the cluster: whatever would store something is not
 * even sent, whoever wants it.
 */
public final class NoWrites implements Interceptor {
  static final String NAME = "NO_WRITES";

  private static final Set<String> READS = Set.of("GET", "HEAD");
  private static final String TRIAL = "dryRun=All";

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    var query = request.uri().getQuery();
    var trial = query != null && Arrays.asList(query.split("&")).contains(TRIAL);
    if (!READS.contains(request.method()) && !trial) {
      throw new IllegalStateException(
          "%s %s would change the cluster, and this command only looks"
              .formatted(request.method(), request.uri().getPath()));
    }
  }
}
