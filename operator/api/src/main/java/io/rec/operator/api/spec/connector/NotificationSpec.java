package io.rec.operator.api.spec.connector;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.rec.operator.api.schema.Items;
import io.rec.operator.api.spec.component.SecretRef;
import io.rec.operator.api.spec.value.ByKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A way to tell people. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record NotificationSpec(
    @JsonPropertyDescription(
            "Name of this channel, at most 40 characters. Of letters, digits, - and _ it is the"
                + " connector hub's name for it, too.")
        @Required
        @Size(min = 1, max = 40)
        String name,
    @JsonPropertyDescription(
            "Name of the connector: smtp, sendgrid, twilio, slack, discord, telegram, webhook or log;"
                + " at most 40 characters.")
        @Required
        @Size(min = 1, max = 40)
        @Pattern("^[a-z][a-z0-9-]*$")
        String type,
    @JsonPropertyDescription(
            "Secret with the keys of the account, each under the name of its setting or variable,"
                + " such as password or SENDGRID_API_KEY. What changes in it is followed.")
        @Nullable SecretRef credentialsSecretRef,
    @JsonPropertyDescription(
            "Settings of the connector, such as to, from, host and port of smtp, with the units it"
                + " documents; at most 32, each value at most 1024 characters; never secrets."
                + " ${NAME} is filled from the Secret.")
        @Size(max = 32)
        @Items(maxLength = 1024)
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, String> settings) {

  public NotificationSpec {
    settings = ByKey.copyOf(requireNonNullElse(settings, Map.of()));
  }
}
