package io.rec.operator.api.spec.database;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Quantity;
import org.jspecify.annotations.Nullable;

/** A volume. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value = "quantity(self.size).compareTo(quantity(oldSelf.size)) >= 0",
    message = "size cannot shrink, volumes only grow: keep the old size or give a larger one",
    fieldPath = ".size",
    reason = "FieldValueInvalid")
@ValidationRule(
    value =
        "has(self.storageClassName) == has(oldSelf.storageClassName) &&"
            + " (!has(self.storageClassName) || self.storageClassName == oldSelf.storageClassName)",
    message =
        "storageClassName is fixed once the volume exists: put the old value back, or back up and"
            + " restore into a new TradingSystem with the other class",
    fieldPath = ".storageClassName",
    reason = "FieldValueForbidden")
public record StorageSpec(
    @JsonPropertyDescription(
            "Size of the volume in bytes, such as 10Gi; it may grow later if its StorageClass"
                + " allows that, never shrink.")
        @Default("10Gi")
        @SchemaFrom(type = String.class)
        Quantity size,
    @JsonPropertyDescription(
            "StorageClass of the volume, at most 253 characters; absent means the default of the"
                + " cluster; fixed once the volume exists.")
        @Size(max = 253)
        @Nullable String storageClassName,
    @JsonPropertyDescription(
            "Name of a PersistentVolumeClaim that is already there and used instead of a new one;"
                + " at most 253 characters.")
        @Size(max = 253)
        @Nullable String existingClaim) {

  /** How a size is written. */
  public static final String SIZE_PATTERN = "^[0-9]+(\\.[0-9]+)?(m|k|Ki|M|Mi|G|Gi|T|Ti)?$";

  /** Longest size in characters. */
  public static final long SIZE_MAX_LENGTH = 20;

  public StorageSpec {
    size = requireNonNullElse(size, new Quantity("10Gi"));
  }

  /** Every field at its default. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static StorageSpec defaults() {
    return new StorageSpec(null, null, null);
  }
}
