package io.rec.operator.controller.share;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.io.IOException;
import java.util.Collections;
import java.util.function.Consumer;

/**
 * Keeps parts of objects once: a desk's volumes, variables and rules are those of the next desk.
 * What an informer knows and what is rendered is never changed, only replaced, so nobody sees that
 * it is shared. What a Secret holds is not kept longer than its object.
 */
public final class SharedParts extends BeanDeserializerModifier {
  private static final long serialVersionUID = 1L;
  private static final String MODEL = HasMetadata.class.getPackageName();

  private final transient Once<Object> parts = new Once<>();

  private SharedParts() {}

  /** Has a mapper share the parts of all that it reads. */
  public static Module module() {
    return new SimpleModule()
        .addDeserializer(FieldsV1.class, new SharedFields())
        .setDeserializerModifier(new SharedParts());
  }

  @Override
  public JsonDeserializer<?> modifyDeserializer(
      DeserializationConfig config, BeanDescription described, JsonDeserializer<?> deserializer) {
    return described.getBeanClass().getPackageName().startsWith(MODEL)
        ? new Sharing(deserializer, parts)
        : deserializer;
  }

  private static final class Sharing extends DelegatingDeserializer {
    private static final long serialVersionUID = 1L;
    private final transient Once<Object> parts;

    Sharing(JsonDeserializer<?> deserializer, Once<Object> parts) {
      super(deserializer);
      this.parts = parts;
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> deserializer) {
      return new Sharing(deserializer, parts);
    }

    @Override
    public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
      var read = super.deserialize(json, context);
      switch (read) {
        case ObjectMeta meta -> shareWords(meta);
        case ManagedFieldsEntry entry -> shareWords(entry);
        case HasMetadata object -> share(object.getApiVersion(), object::setApiVersion);
        case KubernetesResourceList<?> unlike -> {}
        case Object part -> {
          return parts.of(part);
        }
      }
      return read;
    }

    /** Annotations are each object's own: the SDK writes into those of what is wanted. */
    private void shareWords(ObjectMeta meta) {
      share(meta.getName(), meta::setName);
      share(meta.getNamespace(), meta::setNamespace);
      share(Collections.unmodifiableMap(meta.getLabels()), meta::setLabels);
    }

    private void shareWords(ManagedFieldsEntry entry) {
      share(entry.getApiVersion(), entry::setApiVersion);
      share(entry.getFieldsType(), entry::setFieldsType);
      share(entry.getManager(), entry::setManager);
      share(entry.getOperation(), entry::setOperation);
      share(entry.getSubresource(), entry::setSubresource);
    }

    @SuppressWarnings("unchecked") // What equals a value is of its type.
    private <V> void share(V value, Consumer<V> place) {
      if (value != null) {
        place.accept((V) parts.of(value));
      }
    }
  }
}
