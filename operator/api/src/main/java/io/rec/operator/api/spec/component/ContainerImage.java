package io.rec.operator.api.spec.component;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.rec.operator.api.schema.Merged;
import io.rec.operator.api.schema.Merged.By;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which image is run and how it is fetched. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ContainerImage(
    @JsonPropertyDescription(
            "Image without tag, such as registry.example/recio/services; at most 255 characters;"
                + " absent means the repository the operator was installed with.")
        @Size(max = 255)
        @Nullable String repository,
    @JsonPropertyDescription("Tag of the image, at most 128 characters; absent means spec.version.")
        @Size(max = 128)
        @Nullable String tag,
    @JsonPropertyDescription(
            "sha256 digest of the image (sha256: and 64 hexadecimal digits); it wins over the tag.")
        @Size(max = 80)
        @Pattern("^sha256:[a-f0-9]{64}$")
        @Nullable String digest,
    @JsonPropertyDescription(
            "When the node fetches the image: Always, IfNotPresent or Never; absent leaves it to"
                + " the cluster.")
        @Nullable PullPolicy pullPolicy,
    @JsonPropertyDescription("Secrets with registry logins, at most 8.")
        @Size(max = 8)
        @Merged(By.KEY)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<SecretRef> pullSecrets) {

  public ContainerImage {
    pullSecrets = List.copyOf(requireNonNullElse(pullSecrets, List.of()));
  }

  /** Nothing said: the repository of the operator and the version as tag. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static ContainerImage defaults() {
    return new ContainerImage(null, null, null, null, null);
  }

  /**
   * These fields, and where they say nothing those of the base. A digest of the base belongs to the
   * image of the base, so it is dropped as soon as another image is named here.
   */
  public ContainerImage over(ContainerImage base) {
    var other = repository != null || tag != null || digest != null;
    return new ContainerImage(
        repository == null ? base.repository : repository,
        tag == null ? base.tag : tag,
        other ? digest : base.digest,
        pullPolicy == null ? base.pullPolicy : pullPolicy,
        pullSecrets.isEmpty() ? base.pullSecrets : pullSecrets);
  }

  /** The image as a container runtime wants it; a digest wins over a tag. */
  public String reference(String defaultRepository, String defaultTag) {
    var name = repository == null ? defaultRepository : repository;
    if (digest != null) {
      return name + "@" + digest;
    }
    return name + ":" + (tag == null ? defaultTag : tag);
  }
}
