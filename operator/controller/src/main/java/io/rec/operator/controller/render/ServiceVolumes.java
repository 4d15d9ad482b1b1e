package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.VolumeProjectionBuilder;
import io.rec.operator.api.catalog.ComponentCatalog;
import io.rec.operator.api.catalog.Need;
import java.util.ArrayList;
import java.util.List;

/**
 * What a service pod finds under /etc/recio. Whole directories, never single files: kubelet follows
 * a changed Secret only in a mount without subPath.
 */
final class ServiceVolumes {
  private static final String ROOT = "/etc/recio/";
  private static final int OWNER_READS = 0400;
  private static final int ALL_READ = 0444;

  /** As the connector hub looks for it. */
  private static final String ROUTING_FILE = "routing.json";

  /** The kubelet makes a new token long before the old one ends. */
  private static final long TOKEN_SECONDS = 3600;

  /** Published by Kubernetes in every namespace. */
  private static final String API_CERTIFICATES = "kube-root-ca.crt";

  private final List<Volume> volumes = new ArrayList<>();
  private final List<VolumeMount> mounts = new ArrayList<>();

  private ServiceVolumes() {}

  static ServiceVolumes of(Blueprint blueprint, Component component) {
    var all = database();
    all.configMap("ports", Names.PORT_MANIFEST);
    all.configMap("control", Names.CONTROL);
    if (component.needs(Need.ADMIN_CREDENTIALS)) {
      all.secret("tokens", Names.TOKENS_SECRET);
      all.secret("admin", Names.ADMIN_SECRET);
    } else {
      all.serviceTokens();
    }
    if (component.needs(Need.BROKER_CREDENTIALS) && !blueprint.platform().venueSecret().isEmpty()) {
      all.secret("venue", blueprint.platform().venueSecret());
    }
    if (component.name().equals(ComponentCatalog.SIMULATOR)
        && blueprint.platform().venueSecret().equals(Names.PAPER_KEY_SECRET)) {
      all.paperAccount();
    }
    if (component.needs(Need.NOTIFICATION_CREDENTIALS) && blueprint.channels().declared()) {
      all.channels(blueprint.channels());
    }
    if (component.needs(Need.MODEL_CREDENTIALS)) {
      blueprint.model().flatMap(LanguageModel::secret).ifPresent(all::model);
    }
    if (DetectorRights.areOf(component)) {
      all.kubernetesApi();
    }
    ExportDirectory.of(Environment.of(blueprint, component)).ifPresent(all::export);
    return all;
  }

  /** What a job on the database needs: a login and a place for temporary files. */
  static ServiceVolumes database() {
    var all = new ServiceVolumes();
    all.scratch();
    all.secret("database", Names.LOGIN_SECRET);
    return all;
  }

  List<Volume> volumes() {
    return List.copyOf(volumes);
  }

  List<VolumeMount> mounts() {
    return List.copyOf(mounts);
  }

  private void scratch() {
    volumes.add(
        new VolumeBuilder()
            .withName("tmp")
            .withNewEmptyDir()
            .withSizeLimit(new Quantity("256Mi"))
            .endEmptyDir()
            .build());
    mounts.add(new VolumeMountBuilder().withName("tmp").withMountPath("/tmp").build());
  }

  /** Lost with the pod; its files are written anew within a second. */
  private void export(String path) {
    volumes.add(
        new VolumeBuilder()
            .withName("export")
            .withNewEmptyDir()
            .withSizeLimit(new Quantity("64Mi"))
            .endEmptyDir()
            .build());
    mounts.add(new VolumeMountBuilder().withName("export").withMountPath(path).build());
  }

  private void configMap(String folder, String name) {
    volumes.add(
        new VolumeBuilder()
            .withName(folder)
            .withNewConfigMap()
            .withName(name)
            .withDefaultMode(ALL_READ)
            .endConfigMap()
            .build());
    mount(folder);
  }

  /** Who signs nobody in has no key that could. The next token is there only during a rotation. */
  private void serviceTokens() {
    volumes.add(
        new VolumeBuilder()
            .withName("tokens")
            .withNewSecret()
            .withSecretName(Names.TOKENS_SECRET)
            .withDefaultMode(OWNER_READS)
            .withOptional(true)
            .addNewItem()
            .withKey("service-current")
            .withPath("service-current")
            .endItem()
            .addNewItem()
            .withKey("service-next")
            .withPath("service-next")
            .endItem()
            .endSecret()
            .build());
    mount("tokens");
  }

  private void secret(String folder, String name) {
    secret(folder, folder, name, false);
  }

  /** An opinion less is no reason for a pod not to start. */
  private void model(String secret) {
    secret("analysis", "analysis", secret, true);
  }

  private void secret(String volume, String folder, String name, boolean optional) {
    volumes.add(
        new VolumeBuilder()
            .withName(volume)
            .withNewSecret()
            .withSecretName(name)
            .withDefaultMode(OWNER_READS)
            .withOptional(optional ? true : null)
            .endSecret()
            .build());
    mount(volume, folder);
  }

  /**
   * All of it optional: a pod does not start without a volume, and a channel that cannot speak must
   * not keep the others from speaking. What comes later appears in the folder.
   */
  private void channels(Channels channels) {
    volumes.add(
        new VolumeBuilder()
            .withName("connectors")
            .withNewProjected()
            .withDefaultMode(ALL_READ)
            .addToSources(
                file(Names.CONNECTORS, ConfigObjects.CHANNELS_FILE),
                file(Names.CONNECTOR_ROUTING, ROUTING_FILE))
            .endProjected()
            .build());
    mount("connectors");
    for (var keys : channels.keys()) {
      secret(keys.volume(), keys.folder(), keys.secret(), true);
    }
  }

  private static VolumeProjection file(String configMap, String file) {
    return new VolumeProjectionBuilder()
        .withNewConfigMap()
        .withName(configMap)
        .withOptional(true)
        .addNewItem()
        .withKey(file)
        .withPath(file)
        .endItem()
        .endConfigMap()
        .build();
  }

  /** The exchange checks signatures: it has no use for the half that makes them. */
  private void paperAccount() {
    volumes.add(
        new VolumeBuilder()
            .withName("venue")
            .withNewSecret()
            .withSecretName(Names.PAPER_KEY_SECRET)
            .withDefaultMode(OWNER_READS)
            .addNewItem()
            .withKey(Names.VENUE_KEY_ID)
            .withPath(Names.VENUE_KEY_ID)
            .endItem()
            .addNewItem()
            .withKey(Names.VENUE_PUBLIC_KEY)
            .withPath(Names.VENUE_PUBLIC_KEY)
            .endItem()
            .endSecret()
            .build());
    mount("venue");
  }

  /** A token of this pod's account for the Kubernetes API, and whom to trust there. */
  private void kubernetesApi() {
    volumes.add(
        new VolumeBuilder()
            .withName("api")
            .withNewProjected()
            .withDefaultMode(OWNER_READS)
            .addNewSource()
            .withNewServiceAccountToken()
            .withExpirationSeconds(TOKEN_SECONDS)
            .withPath("token")
            .endServiceAccountToken()
            .endSource()
            .addNewSource()
            .withNewConfigMap()
            .withName(API_CERTIFICATES)
            .addNewItem()
            .withKey("ca.crt")
            .withPath("ca.crt")
            .endItem()
            .endConfigMap()
            .endSource()
            .endProjected()
            .build());
    mount("api");
  }

  private void mount(String folder) {
    mount(folder, folder);
  }

  private void mount(String volume, String folder) {
    mounts.add(
        new VolumeMountBuilder()
            .withName(volume)
            .withMountPath(ROOT + folder)
            .withReadOnly(true)
            .build());
  }
}
