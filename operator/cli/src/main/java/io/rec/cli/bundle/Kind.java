package io.rec.cli.bundle;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Locale;

/** Kinds of objects of a system. Secrets are none of them. */
enum Kind {
  PODS {
    @Override
    List<? extends HasMetadata> list(KubernetesClient client, String namespace) {
      return client.pods().inNamespace(namespace).list().getItems();
    }
  },
  DEPLOYMENTS {
    @Override
    List<? extends HasMetadata> list(KubernetesClient client, String namespace) {
      return client.apps().deployments().inNamespace(namespace).list().getItems();
    }
  },
  STATEFULSETS {
    @Override
    List<? extends HasMetadata> list(KubernetesClient client, String namespace) {
      return client.apps().statefulSets().inNamespace(namespace).list().getItems();
    }
  },
  REVISIONS {
    @Override
    List<? extends HasMetadata> list(KubernetesClient client, String namespace) {
      return client.apps().controllerRevisions().inNamespace(namespace).list().getItems();
    }
  },
  JOBS {
    @Override
    List<? extends HasMetadata> list(KubernetesClient client, String namespace) {
      return client.batch().v1().jobs().inNamespace(namespace).list().getItems();
    }
  },
  CRONJOBS {
    @Override
    List<? extends HasMetadata> list(KubernetesClient client, String namespace) {
      return client.batch().v1().cronjobs().inNamespace(namespace).list().getItems();
    }
  },
  SERVICES {
    @Override
    List<? extends HasMetadata> list(KubernetesClient client, String namespace) {
      return client.services().inNamespace(namespace).list().getItems();
    }
  },
  CONFIGMAPS {
    @Override
    List<? extends HasMetadata> list(KubernetesClient client, String namespace) {
      return client.configMaps().inNamespace(namespace).list().getItems();
    }
  },
  CLAIMS {
    @Override
    List<? extends HasMetadata> list(KubernetesClient client, String namespace) {
      return client.persistentVolumeClaims().inNamespace(namespace).list().getItems();
    }
  },
  AUTOSCALERS {
    @Override
    List<? extends HasMetadata> list(KubernetesClient client, String namespace) {
      return client
          .autoscaling()
          .v2()
          .horizontalPodAutoscalers()
          .inNamespace(namespace)
          .list()
          .getItems();
    }
  },
  BUDGETS {
    @Override
    List<? extends HasMetadata> list(KubernetesClient client, String namespace) {
      return client.policy().v1().podDisruptionBudget().inNamespace(namespace).list().getItems();
    }
  },
  POLICIES {
    @Override
    List<? extends HasMetadata> list(KubernetesClient client, String namespace) {
      return client.network().v1().networkPolicies().inNamespace(namespace).list().getItems();
    }
  },
  LEASES {
    @Override
    List<? extends HasMetadata> list(KubernetesClient client, String namespace) {
      return client.leases().inNamespace(namespace).list().getItems();
    }
  };

  abstract List<? extends HasMetadata> list(KubernetesClient client, String namespace);

  String file() {
    return name().toLowerCase(Locale.ROOT);
  }
}
