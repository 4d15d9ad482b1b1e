package io.rec.operator.api.spec.network;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.rec.operator.api.spec.component.SecretRef;
import org.jspecify.annotations.Nullable;

/** How the dashboard is reached from outside the cluster. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value = "!(has(self.ingress) && has(self.httpRoute))",
    message = "set ingress or httpRoute, not both: drop one of them",
    fieldPath = ".httpRoute",
    reason = "FieldValueInvalid")
@ValidationRule(
    value = "!(has(self.ingress) || has(self.httpRoute)) || has(self.host)",
    message =
        "host is required with ingress or httpRoute: give the name under which the dashboard is"
            + " reached",
    fieldPath = ".host",
    reason = "FieldValueRequired")
public record GatewaySpec(
    @JsonPropertyDescription(
            "Host name of the dashboard, at most 253 characters; required with ingress or"
                + " httpRoute.")
        @Size(max = 253)
        @Nullable String host,
    @JsonPropertyDescription("TLS Secret with certificate and key of the host.")
        @Nullable SecretRef tlsSecretRef,
    @JsonPropertyDescription("Makes an Ingress; ingress: {} is complete. Excludes httpRoute.")
        @Nullable IngressGateway ingress,
    @JsonPropertyDescription("Makes an HTTPRoute of the Gateway API. Excludes ingress.")
        @Nullable RouteGateway httpRoute) {}
