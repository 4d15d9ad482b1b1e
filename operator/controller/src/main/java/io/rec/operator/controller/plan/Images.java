package io.rec.operator.controller.plan;

import io.rec.operator.api.spec.component.ContainerImage;
import io.rec.operator.api.spec.component.SecretRef;
import io.rec.operator.api.spec.database.ManagedDatabase;
import io.rec.operator.controller.render.ImageRef;

/**
 * Images as containers name them: what the owner wrote over what the operator was installed with.
 */
final class Images {
  private Images() {}

  static ImageRef services(ContainerImage wish, Installation installation, String version) {
    return pulled(wish, wish.reference(installation.servicesImage(), version));
  }

  /** Pull settings of the services hold for it too: both images come from the same place. */
  static ImageRef database(Desk desk, ManagedDatabase managed, Installation installation) {
    var shared = desk.spec().image();
    var wish = managed.image();
    var merged =
        new ContainerImage(
            wish.repository(),
            wish.tag(),
            wish.digest(),
            wish.pullPolicy() == null ? shared.pullPolicy() : wish.pullPolicy(),
            wish.pullSecrets().isEmpty() ? shared.pullSecrets() : wish.pullSecrets());
    var installed = installation.postgresImage();
    var custom = wish.repository() != null || wish.tag() != null || wish.digest() != null;
    return custom
        ? pulled(merged, merged.reference(repository(installed), tag(installed)))
        : pulled(merged, installed);
  }

  private static String repository(String reference) {
    var colon = reference.lastIndexOf(':');
    return colon > reference.lastIndexOf('/') ? reference.substring(0, colon) : reference;
  }

  private static String tag(String reference) {
    var colon = reference.lastIndexOf(':');
    return colon > reference.lastIndexOf('/') ? reference.substring(colon + 1) : "latest";
  }

  private static ImageRef pulled(ContainerImage wish, String reference) {
    return new ImageRef(
        reference,
        wish.pullPolicy() == null ? "" : wish.pullPolicy().text(),
        wish.pullSecrets().stream().map(SecretRef::name).toList());
  }
}
