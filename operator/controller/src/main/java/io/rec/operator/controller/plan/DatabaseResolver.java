package io.rec.operator.controller.plan;

import static java.util.Objects.requireNonNullElse;

import io.rec.operator.api.catalog.Sizing;
import io.rec.operator.api.spec.DataPolicy;
import io.rec.operator.api.spec.database.ExternalDatabase;
import io.rec.operator.api.spec.database.ManagedDatabase;
import io.rec.operator.controller.observe.VolumeSeen;
import io.rec.operator.controller.render.Blueprint;
import io.rec.operator.controller.render.Names;
import java.util.Optional;

/** The database of a desk, and the copies of it, as they are to be rendered. */
record DatabaseResolver(Installation installation) {
  /** Size and class stay what the StatefulSet was made with: the API server changes neither. */
  Blueprint.Database database(Desk desk, boolean running, VolumeSeen volume) {
    var spec = desk.spec().database();
    if (spec.external() != null) {
      return external(desk, spec.external());
    }
    var managed = requireNonNullElse(spec.managed(), ManagedDatabase.defaults());
    var template =
        volume
            .template()
            .orElseGet(
                () ->
                    new VolumeSeen.Template(
                        managed.storage().size().toString(),
                        requireNonNullElse(managed.storage().storageClassName(), "")));
    return new Blueprint.Database.Managed(
        spec.name(),
        spec.user(),
        Images.database(desk, managed, installation),
        template.size(),
        template.storageClass(),
        Resolver.resources(managed.resources().over(Sizing.ofDatabase(desk.spec().profile()))),
        managed.parameters(),
        running ? 1 : 0,
        desk.spec().deletion().data() == DataPolicy.DELETE,
        requireNonNullElse(desk.status().database().restartToken(), ""),
        backup(desk));
  }

  private Blueprint.Database external(Desk desk, ExternalDatabase external) {
    var spec = desk.spec().database();
    return new Blueprint.Database.External(
        spec.name(),
        spec.user(),
        external.host(),
        external.port(),
        external.sslMode().text(),
        backup(desk)
            .map(
                backup ->
                    new Blueprint.Database.Lent(
                        backup,
                        Images.database(desk, ManagedDatabase.defaults(), installation),
                        Resolver.name(external.adminSecretRef()),
                        Resolver.name(external.caSecretRef()))));
  }

  private static Optional<Blueprint.Backup> backup(Desk desk) {
    var wish = desk.spec().backup();
    return desk.spec().copiesDatabase()
        ? Optional.of(
            new Blueprint.Backup(
                wish.schedule(),
                wish.restoreDrill().enabled() ? wish.restoreDrill().schedule() : "",
                wish.timeZone(),
                wish.retentionDays(),
                requireNonNullElse(wish.storage().existingClaim(), Names.BACKUP),
                wish.storage().size().toString(),
                Stops.copyAsked(desk)
                    .or(() -> BackupVerb.asked(desk).map(BackupVerb::value))
                    .orElse("")))
        : Optional.empty();
  }
}
