package io.rec.operator.api;

import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import io.rec.operator.api.spec.TradingSystemSpec;
import io.rec.operator.api.status.TradingSystemStatus;

/** A complete trading platform, written down by its owner and kept up by the operator. */
@Group("rec.io")
@Version("v1")
@Plural("tradingsystems")
@Singular("tradingsystem")
@ShortNames("ts")
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "size(self.metadata.name) <= 30",
    message =
        "metadata.name may have at most 30 characters, because the names of its objects are built"
            + " from it: choose a shorter one",
    fieldPath = ".metadata.name",
    reason = "FieldValueInvalid")
@ValidationRule(
    value = "self.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$')",
    message =
        "metadata.name must start with a letter and hold no dots, because it becomes part of host"
            + " names: use a-z, 0-9 and '-'",
    fieldPath = ".metadata.name",
    reason = "FieldValueInvalid")
public final class TradingSystem extends CustomResource<TradingSystemSpec, TradingSystemStatus>
    implements Namespaced {

  /** The status, or an empty one while the operator has not yet seen this system. */
  public TradingSystemStatus statusOrEmpty() {
    return requireNonNullElseGet(getStatus(), TradingSystemStatus::empty);
  }

  /** Nothing, because a spec without a version is no spec. */
  @Override
  @SuppressWarnings("NullAway") // The client's model is not marked; null is what it expects here.
  protected TradingSystemSpec initSpec() {
    return null;
  }

  @Override
  @SuppressWarnings("NullAway") // As above: an absent status must stay absent when it is written.
  protected TradingSystemStatus initStatus() {
    return null;
  }
}
