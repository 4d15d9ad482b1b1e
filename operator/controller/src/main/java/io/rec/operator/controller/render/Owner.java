package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;

/** The TradingSystem that everything belongs to. */
public record Owner(String name, String namespace, String uid) {

  /** Metadata of an object that lives and dies with the system. */
  ObjectMeta object(String objectName, String version) {
    return new ObjectMetaBuilder()
        .withName(objectName)
        .withNamespace(namespace)
        .withLabels(Labels.of(this, objectName, version))
        .withOwnerReferences(reference())
        .build();
  }

  public OwnerReference reference() {
    return new OwnerReferenceBuilder()
        .withApiVersion("rec.io/v1")
        .withKind("TradingSystem")
        .withName(name)
        .withUid(uid)
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }
}
