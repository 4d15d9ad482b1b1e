package io.rec.cli.doctor;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.spec.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Whether what a desk stores is encrypted where it lies, as far as the StorageClass of its volumes
 * says so: whoever takes a disk away takes trades and keys with it. Asked of production only.
 */
public final class EncryptionExamination {
  /** For a storage that encrypts without saying so. */
  static final String ANNOTATION = "rec.io/encrypted-at-rest";

  private static final Pattern SWITCH = Pattern.compile("(?i).*encrypt.*");
  private static final Pattern KEY = Pattern.compile("(?i).*(kms|diskEncryptionSet).*");
  private static final int FORBIDDEN = 403;

  private final KubernetesClient client;

  public EncryptionExamination(KubernetesClient client) {
    this.client = client;
  }

  /** Nothing where nobody may look. */
  public List<Finding> findings(List<TradingSystem> desks) {
    var findings = new ArrayList<Finding>();
    for (TradingSystem desk : desks) {
      if (desk.getSpec().profile() == Profile.PRODUCTION) {
        findings.addAll(of(desk));
      }
    }
    return findings;
  }

  private List<Finding> of(TradingSystem desk) {
    String namespace = desk.getMetadata().getNamespace();
    try {
      var classes = new TreeSet<String>();
      client.persistentVolumeClaims().inNamespace(namespace).list().getItems().stream()
          .map(EncryptionExamination::storageClass)
          .flatMap(Optional::stream)
          .forEach(classes::add);
      return classes.stream()
          .map(
              name ->
                  finding(
                      namespace + "/" + desk.getMetadata().getName(),
                      name,
                      Optional.ofNullable(
                          client.storage().v1().storageClasses().withName(name).get())))
          .toList();
    } catch (KubernetesClientException e) {
      if (e.getCode() == FORBIDDEN) {
        return List.of();
      }
      throw e;
    }
  }

  private static Optional<String> storageClass(PersistentVolumeClaim claim) {
    return Optional.ofNullable(claim.getSpec().getStorageClassName())
        .filter(name -> !name.isEmpty());
  }

  static Finding finding(String desk, String name, Optional<StorageClass> found) {
    return found.filter(EncryptionExamination::encrypts).isPresent()
        ? Finding.ok(desk, "StorageClass %s encrypts what lies there".formatted(name))
        : Finding.warning(
            desk,
            "StorageClass %s does not say that it encrypts".formatted(name),
            "whoever takes the disk may read trades and credentials",
            "Use a class that encrypts (its parameter is called encrypted or names a key), or say that this one does: kubectl annotate storageclass %s %s=true"
                .formatted(name, ANNOTATION));
  }

  private static boolean encrypts(StorageClass storage) {
    Map<String, String> parameters = requireNonNullElse(storage.getParameters(), Map.of());
    Map<String, String> said = requireNonNullElse(storage.getMetadata().getAnnotations(), Map.of());
    return "true".equals(said.get(ANNOTATION))
        || parameters.entrySet().stream()
            .anyMatch(
                parameter ->
                    (SWITCH.matcher(parameter.getKey()).matches()
                            && parameter.getValue().equalsIgnoreCase("true"))
                        || (KEY.matcher(parameter.getKey()).matches()
                            && !parameter.getValue().isBlank()));
  }
}
