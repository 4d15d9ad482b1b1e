package io.rec.e2e.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Base64;

/** Who may sign in, as it stands in a Secret. */
public record Account(String name, String password) {
  private static final String FIRST = "recio-admin";

  /** The one that the operator makes. */
  static Account first(KubernetesClient client) {
    var secret = client.secrets().inNamespace(Desk.NAMESPACE).withName(FIRST).require();
    return new Account(text(secret, "username"), text(secret, "password"));
  }

  private static String text(Secret secret, String key) {
    return new String(Base64.getDecoder().decode(secret.getData().get(key)), UTF_8);
  }
}
