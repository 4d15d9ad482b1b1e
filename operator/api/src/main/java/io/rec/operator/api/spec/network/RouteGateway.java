package io.rec.operator.api.spec.network;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** The gateway as an HTTPRoute. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record RouteGateway(
    @JsonPropertyDescription("The Gateway the route hangs on.") @Required ParentRef parentRef) {}
