package io.rec.operator.api.spec.database;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.rec.operator.api.schema.Items;
import io.rec.operator.api.spec.component.ContainerImage;
import io.rec.operator.api.spec.component.NothingSaid;
import io.rec.operator.api.spec.component.ResourceNeeds;
import io.rec.operator.api.spec.value.ByKey;
import java.util.Map;

/** A PostgreSQL server that the operator runs. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ManagedDatabase(
    @JsonPropertyDescription("Volume of the database.") @Default("{}") StorageSpec storage,
    @JsonPropertyDescription(
            "Image of the PostgreSQL server; absent means the one the operator was installed with.")
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = NothingSaid.class)
        ContainerImage image,
    @JsonPropertyDescription(
            "CPU and memory of the server; absent entries are those of the profile.")
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = NothingSaid.class)
        ResourceNeeds resources,
    @JsonPropertyDescription(
            "Settings of the server as in postgresql.conf, with its own units; at most 32, each"
                + " value at most 256 characters.")
        @Size(max = 32)
        @Items(maxLength = 256)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, String> parameters) {

  public ManagedDatabase {
    storage = requireNonNullElseGet(storage, StorageSpec::defaults);
    image = requireNonNullElseGet(image, ContainerImage::defaults);
    resources = requireNonNullElseGet(resources, ResourceNeeds::defaults);
    parameters = ByKey.copyOf(requireNonNullElse(parameters, Map.of()));
  }

  /** Every field at its default. */
  @SuppressWarnings("NullAway") // Null is what an absent field reads as.
  public static ManagedDatabase defaults() {
    return new ManagedDatabase(null, null, null, null);
  }
}
