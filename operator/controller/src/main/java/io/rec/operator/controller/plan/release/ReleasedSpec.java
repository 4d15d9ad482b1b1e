package io.rec.operator.controller.plan.release;

import io.rec.operator.api.spec.Mode;
import io.rec.operator.api.spec.TradingSystemSpec;
import io.rec.operator.api.spec.database.DatabaseSpec;
import io.rec.operator.api.spec.database.ManagedDatabase;
import io.rec.operator.controller.render.Canonical;
import io.rec.operator.controller.render.Digest;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The part of a spec that a release is made from. The rest (limits, switches, suspension, copies,
 * the gateway) holds at once, whatever revision is in force.
 */
public final class ReleasedSpec {
  private ReleasedSpec() {}

  /** A stored spec in what a release is made from, and the one of now in everything else. */
  public static TradingSystemSpec overlay(TradingSystemSpec stored, TradingSystemSpec now) {
    return new TradingSystemSpec(
        stored.version(),
        stored.profile(),
        stored.mode(),
        stored.allowLive(),
        now.suspend(),
        now.killSwitch(),
        now.emergencyPolicy(),
        now.onShutdown(),
        stored.symbols(),
        stored.image(),
        stored.env(),
        stored.components(),
        database(stored.database(), now.database()),
        now.backup(),
        stored.connectors(),
        now.riskLimits(),
        now.autoEntry(),
        now.gateway(),
        now.networkPolicy(),
        stored.observability(),
        now.recovery(),
        now.rollout(),
        now.maintenanceWindows(),
        now.deletion());
  }

  /** Two specs that make the same release have the same. */
  public static String hash(TradingSystemSpec spec) {
    var parts = new TreeMap<String, Object>();
    parts.put("version", spec.version());
    parts.put("profile", spec.profile().text());
    parts.put("mode", spec.mode().text());
    parts.put("allowLive", spec.allowLive());
    parts.put("symbols", spec.symbols());
    parts.put("image", spec.image());
    parts.put("env", spec.env());
    parts.put("components", spec.components());
    parts.put("connectors", spec.connectors());
    parts.put("observability", spec.observability());
    var managed = spec.database().managed();
    if (managed != null) {
      parts.put("databaseImage", managed.image());
      parts.put("databaseResources", managed.resources());
      parts.put("databaseParameters", managed.parameters());
    }
    return Digest.of(Canonical.text(parts));
  }

  public static boolean live(TradingSystemSpec spec) {
    return spec.mode() == Mode.LIVE;
  }

  private static DatabaseSpec database(DatabaseSpec stored, DatabaseSpec now) {
    return new DatabaseSpec(
        now.name(),
        now.user(),
        managed(stored.managed(), now.managed()),
        now.external(),
        now.credentials(),
        now.migration());
  }

  /** A volume only grows. */
  private static @Nullable ManagedDatabase managed(
      @Nullable ManagedDatabase stored, @Nullable ManagedDatabase now) {
    return stored == null || now == null
        ? now
        : new ManagedDatabase(
            now.storage(), stored.image(), stored.resources(), stored.parameters());
  }
}
