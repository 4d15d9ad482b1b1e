package io.rec.operator.controller.render;

import java.util.List;

/** Fixed names inside a system's namespace; rights to Secrets are granted by these names. */
public final class Names {
  /** What every generated secret is derived from. */
  public static final String ROOT_SECRET = "recio-root";

  public static final String OPERATOR_LOGIN_SECRET = "recio-db-operator";
  public static final String LOGIN_SECRET = "recio-db";

  /** The login that is being brought in, and the one that goes, while a rotation is under way. */
  public static final String NEXT_LOGIN_SECRET = "recio-db-next";

  public static final String PREVIOUS_LOGIN_SECRET = "recio-db-prev";
  public static final String TOKENS_SECRET = "recio-tokens";
  public static final String ADMIN_SECRET = "recio-admin";

  /** The key with which a paper desk signs at its own exchange. */
  public static final String PAPER_KEY_SECRET = "recio-paper-key";

  /** The files of a broker's Secret as the services read them, and the public half of our own. */
  public static final String VENUE_KEY_ID = "KALSHI_API_KEY_ID";

  public static final String VENUE_PRIVATE_KEY = "kalshi.pem";
  public static final String VENUE_PUBLIC_KEY = "kalshi-public.pem";

  public static final List<String> SECRETS =
      List.of(
          ROOT_SECRET,
          OPERATOR_LOGIN_SECRET,
          LOGIN_SECRET,
          TOKENS_SECRET,
          ADMIN_SECRET,
          PAPER_KEY_SECRET);

  /** The port of every component, by name wherever a name can stand. */
  public static final String HTTP = "http";

  /** The component that browsers talk to, the only one that is reached from outside. */
  public static final String GATEWAY = "main-app";

  /** Further port of a Service while its number changes. */
  public static final String HTTP_OLD = "http-old";

  public static final String PORT_MANIFEST = "port-manifest";
  public static final String CONTROL = "control";

  /** The notification channels, for the connector hub. */
  public static final String CONNECTORS = "connectors";

  /** The owner's own document about who is told what; there only if he makes it. */
  public static final String CONNECTOR_ROUTING = "connector-routing";

  /** Made empty; what stands in it is the failure detector's. */
  public static final String RECOVERY_REQUEST = "recovery-request";

  /** The component that writes it. */
  public static final String DETECTOR = "cascading-failure-detector";

  public static final String POSTGRES = "postgres";

  /** What the StatefulSet calls the volume of its one pod. */
  public static final String DATABASE_CLAIM = "data-" + POSTGRES + "-0";

  public static final String PODS = "pods";

  /** Where a Prometheus operator finds the figures. */
  public static final String METRICS = "metrics";

  public static final String MIGRATION = "migrate";

  /** The weekly job and its network policy. */
  public static final String FINGERPRINTS = "fingerprints";

  /** The nightly copy, its volume and its network policy. */
  public static final String BACKUP = "backup";

  /** The nightly proof that the newest copy can be restored. */
  public static final String RESTORE_DRILL = "restore-drill";

  /** Never runs by itself: {@code recio restore} makes a Job of it. */
  public static final String RESTORE = "restore";

  /** The component whose program that job runs. */
  public static final String COORDINATOR = "unified-production-coordinator";

  /** The annotation that says what a rendered object was, so that drift can be told from change. */
  public static final String RENDERED = "rec.io/rendered";

  public static final String PORTS_HASH = "rec.io/ports-hash";
  public static final String RESTART_TOKEN = "rec.io/restart-token";

  /** The number of a stored revision, on the object that holds it. */
  public static final String REVISION = "rec.io/revision";

  public static final String GENERATION = "rec.io/generation";

  private Names() {}
}
