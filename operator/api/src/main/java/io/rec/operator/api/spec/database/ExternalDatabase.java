package io.rec.operator.api.spec.database;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.rec.operator.api.spec.component.SecretRef;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server that someone else runs. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ExternalDatabase(
    @JsonPropertyDescription("Host name or address of the server, at most 253 characters.")
        @Required
        @Size(min = 1, max = 253)
        String host,
    @JsonPropertyDescription("TCP port of the server, 1 to 65535.")
        @Default("5432")
        @Min(1)
        @Max(65535)
        Integer port,
    @JsonPropertyDescription(
            "Protection of the connection: disable, require, verify-ca or verify-full, always TLS"
                + " 1.2 or newer. Profile Production takes verify-full only.")
        @Default("verify-full")
        SslMode sslMode,
    @JsonPropertyDescription(
            "Secret whose key ca.crt holds the certificate authority of the server (PEM).")
        @Nullable SecretRef caSecretRef,
    @JsonPropertyDescription(
            "Secret with a login that may create roles (keys POSTGRES_USER and POSTGRES_PASSWORD,"
                + " or username and password); the operator rotates the services' logins with it, and"
                + " backups are taken with it.")
        @Nullable SecretRef adminSecretRef) {

  public ExternalDatabase {
    port = requireNonNullElse(port, 5432);
    sslMode = requireNonNullElse(sslMode, SslMode.VERIFY_FULL);
  }
}
