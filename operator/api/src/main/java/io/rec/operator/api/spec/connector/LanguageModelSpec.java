package io.rec.operator.api.spec.connector;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.rec.operator.api.spec.component.SecretRef;
import org.jspecify.annotations.Nullable;

/** A model of somebody else's whose opinion is heard beside that of the built-in one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value = "has(self.url) || has(self.credentialsSecretRef)",
    message =
        "languageModel has neither url nor credentialsSecretRef: name the Secret with the account's"
            + " key, or the address of a model that asks for none",
    reason = "FieldValueRequired")
public record LanguageModelSpec(
    @JsonPropertyDescription(
            "OpenAI-compatible address with its version, at most 512 characters, such as"
                + " http://ollama.models:11434/v1; absent means OpenAI's own.")
        @Nullable
        @Size(max = 512)
        @Pattern("^https?://[^\\s/]+[^\\s]*$")
        String url,
    @JsonPropertyDescription(
            "Name of the model, at most 80 characters; each analysis is stored with it.")
        @Default(LanguageModelSpec.USUAL)
        @Size(min = 1, max = 80)
        String model,
    @JsonPropertyDescription(
            "Secret with the account's key under OPENAI_API_KEY. What changes in it is followed.")
        @Nullable SecretRef credentialsSecretRef) {

  static final String USUAL = "gpt-4o-mini";

  public LanguageModelSpec {
    model = requireNonNullElse(model, USUAL);
  }
}
