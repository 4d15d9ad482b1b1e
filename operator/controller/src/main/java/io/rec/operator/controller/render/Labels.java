package io.rec.operator.controller.render;

import java.util.Map;
import java.util.TreeMap;

/** Label keys and the sets made of them. */
public final class Labels {
  public static final String NAME = "app.kubernetes.io/name";
  public static final String INSTANCE = "app.kubernetes.io/instance";
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  public static final String PART_OF = "app.kubernetes.io/part-of";
  public static final String VERSION = "app.kubernetes.io/version";

  /** On every namespace, written by the API server. */
  public static final String NAMESPACE = "kubernetes.io/metadata.name";

  public static final String COMPONENT = "rec.io/component";

  /** On Services that are a further name of a component, whose pods another one has already. */
  static final String ALIAS = "rec.io/alias";

  /** Also the field manager and the name of the operator's own Deployment. */
  public static final String OPERATOR = "recio-operator";

  public static final String PLATFORM = "recio";

  private Labels() {}

  static Map<String, String> of(Owner owner, String name, String version) {
    var labels = new TreeMap<>(selector(owner, name));
    labels.put(MANAGED_BY, OPERATOR);
    labels.put(PART_OF, PLATFORM);
    labels.put(VERSION, version);
    return labels;
  }

  static Map<String, String> ofComponent(Owner owner, String component, String version) {
    var labels = new TreeMap<>(of(owner, component, version));
    labels.put(COMPONENT, component);
    return labels;
  }

  /** Selectors cannot be changed later, hence no version in them. */
  static Map<String, String> selector(Owner owner, String name) {
    var labels = new TreeMap<String, String>();
    labels.put(NAME, name);
    labels.put(INSTANCE, owner.name());
    return labels;
  }
}
