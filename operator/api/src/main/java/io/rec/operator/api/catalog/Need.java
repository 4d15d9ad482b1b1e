package io.rec.operator.api.catalog;

/** What a component works with, beyond its peers; shown to people and used for rights. */
public enum Need {
  /** The store, by a login of its own. */
  DATABASE,
  /** The same as long as it is there: without it the component keeps what it has to store. */
  DATABASE_IF_THERE,
  /** The keys of the account at the exchange. */
  BROKER_CREDENTIALS,
  /** The keys of the notification channels. */
  NOTIFICATION_CREDENTIALS,
  /** The key of the language model, if one is wanted. */
  MODEL_CREDENTIALS,
  /** The first person's login. */
  ADMIN_CREDENTIALS,
  /** Addresses outside the cluster. */
  INTERNET,
  /** The Kubernetes API: Leases, pod logs, or a ConfigMap of its own. */
  KUBERNETES_API
}
