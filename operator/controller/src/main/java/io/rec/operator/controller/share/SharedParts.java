package io.rec.operator.controller.share;

import static java.util.Objects.requireNonNullElse;

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
import java.util.Map;
import java.util.function.Consumer;

/**
 * Keeps parts of objects once: a desk's volumes, variables and rules are those of the next desk.
 * What an informer knows and what is rendered is never changed, only replaced, so nobody sees that
 * it is shared. What a Secret holds is not kept longer than its object.
 */
public final class SharedParts extends BeanDeserializerModifier {
  private static final long serialVersionUID = 1L;
  private static final String MODEL = HasMetadata.class.getPackageName();

  /** One for all that is read: what is rendered has much in common with what is stored. */
  private static final Once<Object> PARTS = new Once<>();

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
        ? new Sharing(deserializer)
        : deserializer;
  }

  private static final class Sharing extends DelegatingDeserializer {
    private static final long serialVersionUID = 1L;

    Sharing(JsonDeserializer<?> deserializer) {
      super(deserializer);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> deserializer) {
      return new Sharing(deserializer);
    }

    @Override
    public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
      var read = super.deserialize(json, context);
      FurtherProperties.share(read);
      return switch (read) {
        case ObjectMeta meta -> shared(meta);
        case ManagedFieldsEntry entry -> shared(entry);
        case HasMetadata object -> {
          share(object.getApiVersion(), object::setApiVersion);
          yield object;
        }
        case KubernetesResourceList<?> list -> list;
        case Object part -> PARTS.of(part);
      };
    }

    /**
     * The whole of it only in a template, which has no name. Annotations are each object's own: the
     * SDK writes into those of what is wanted.
     */
    private static Object shared(ObjectMeta meta) {
      share(meta.getCreationTimestamp(), meta::setCreationTimestamp);
      share(meta.getName(), meta::setName);
      share(meta.getNamespace(), meta::setNamespace);
      share(Map.copyOf(requireNonNullElse(meta.getLabels(), Map.of())), meta::setLabels);
      return meta.getName() == null ? PARTS.of(meta) : meta;
    }

    private static Object shared(ManagedFieldsEntry entry) {
      share(entry.getApiVersion(), entry::setApiVersion);
      share(entry.getFieldsType(), entry::setFieldsType);
      share(entry.getManager(), entry::setManager);
      share(entry.getOperation(), entry::setOperation);
      share(entry.getSubresource(), entry::setSubresource);
      share(entry.getTime(), entry::setTime);
      return PARTS.of(entry);
    }

    @SuppressWarnings("unchecked") // What equals a value is of its type.
    private static <V> void share(V value, Consumer<V> place) {
      if (value != null) {
        place.accept((V) PARTS.of(value));
      }
    }
  }
}
