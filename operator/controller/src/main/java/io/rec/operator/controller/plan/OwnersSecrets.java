package io.rec.operator.controller.plan;

import io.rec.operator.api.spec.component.SecretRef;
import io.rec.operator.api.spec.database.ExternalDatabase;
import io.rec.operator.controller.database.Login;
import io.rec.operator.controller.database.Password;
import io.rec.operator.controller.observe.Observation;
import io.rec.operator.controller.observe.SecretSeen;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Secrets that the owner of a system makes and names in its spec: which, and what they lack. */
final class OwnersSecrets {
  private OwnersSecrets() {}

  /** All that are read. */
  static List<String> names(Desk desk) {
    return names(
        Stream.concat(
            ofDatabase(desk),
            Stream.ofNullable(desk.spec().connectors().broker().credentialsSecretRef())));
  }

  /** On paper nobody signs with the account's key, which may come later. */
  static List<String> needed(Desk desk) {
    return names(
        Stream.concat(
            ofDatabase(desk),
            Stream.ofNullable(desk.spec().connectorsInForce().broker().credentialsSecretRef())));
  }

  /** Without these everything else works. */
  static List<String> dispensable(Desk desk) {
    return Stream.of(
            NotificationChannels.of(desk.spec()).secrets().stream(),
            ModelAccount.of(desk.spec()).flatMap(ModelAccount::secret).stream(),
            Outside.of(desk).certificate().stream())
        .flatMap(Function.identity())
        .distinct()
        .toList();
  }

  private static Stream<SecretRef> ofDatabase(Desk desk) {
    var database = desk.spec().database();
    var external = database.external();
    return Stream.<@Nullable SecretRef>of(
            database.credentials().secretRef(),
            external == null ? null : external.adminSecretRef(),
            external == null ? null : external.caSecretRef())
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull);
  }

  private static List<String> names(Stream<SecretRef> references) {
    return references.map(SecretRef::name).distinct().toList();
  }

  /** What only the owner can bring back. */
  static Optional<Lack> missing(Desk desk, Observation seen) {
    for (var name : needed(desk)) {
      if (!seen.secrets().containsKey(name)) {
        return Optional.of(
            Lack.ofSecret(
                "Secret %s is missing, or the operator may not read it: create it, or name it in the chart's rbac.readableSecrets"
                    .formatted(name)));
      }
    }
    var own = desk.spec().database().credentials().secretRef();
    if (own != null && login(own, seen).isEmpty()) {
      return Optional.of(
          Lack.ofSecret(
              "Secret %s needs POSTGRES_USER and POSTGRES_PASSWORD, or username and password"
                  .formatted(own.name())));
    }
    return Optional.ofNullable(desk.spec().database().external())
        .flatMap(external -> incomplete(external, seen));
  }

  /** Without these keys nothing would come of it, and nobody would be told why. */
  private static Optional<Lack> incomplete(ExternalDatabase external, Observation seen) {
    var administrator = external.adminSecretRef();
    if (administrator != null && login(administrator, seen).isEmpty()) {
      return Optional.of(
          Lack.ofSecret(
              "Secret %s needs POSTGRES_USER and POSTGRES_PASSWORD, or username and password, of a login that may create roles"
                  .formatted(administrator.name())));
    }
    var authority = external.caSecretRef();
    if (authority != null && SecretWishes.authority(external, seen).isEmpty()) {
      return Optional.of(
          Lack.ofSecret(
              "Secret %s needs ca.crt, the authority that signed the database's certificate (PEM)"
                  .formatted(authority.name())));
    }
    return Optional.empty();
  }

  /** The login that it holds, if it is there and whole. */
  static Optional<Login> login(SecretRef reference, Observation seen) {
    return Optional.ofNullable(seen.secrets().get(reference.name())).flatMap(OwnersSecrets::login);
  }

  /** Under our names, or under those of CloudNativePG and others. */
  static Optional<Login> login(SecretSeen secret) {
    var user = secret.first("POSTGRES_USER", "username");
    var password = secret.first("POSTGRES_PASSWORD", "password");
    return user.isPresent() && password.isPresent()
        ? Optional.of(new Login(user.get(), new Password(password.get())))
        : Optional.empty();
  }
}
