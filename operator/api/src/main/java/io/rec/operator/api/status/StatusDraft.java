package io.rec.operator.api.status;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A status while it is being written: belongs to one pass and one thread, and ends as a value. */
public final class StatusDraft {
  private @Nullable Long observedGeneration;
  private @Nullable String operatorVersion;
  private @Nullable String state;
  private @Nullable String mode;
  private @Nullable String ready;
  private @Nullable String message;
  private List<Condition> conditions;
  private List<ComponentStatus> components;
  private PortsStatus ports;
  private ReleaseStatus release;
  private RecoveryStatus recovery;
  private StopStatus stop;
  private CredentialsStatus credentials;
  private TokensStatus tokens;
  private DatabaseStatus database;
  private BackupStatus backup;
  private TradingStatus trading;
  private RequestsStatus requests;

  StatusDraft(TradingSystemStatus status) {
    observedGeneration = status.observedGeneration();
    operatorVersion = status.operatorVersion();
    state = status.state();
    mode = status.mode();
    ready = status.ready();
    message = status.message();
    conditions = status.conditions();
    components = status.components();
    ports = status.ports();
    release = status.release();
    recovery = status.recovery();
    stop = status.stop();
    credentials = status.credentials();
    tokens = status.tokens();
    database = status.database();
    backup = status.backup();
    trading = status.trading();
    requests = status.requests();
  }

  /** Sets status.observedGeneration. */
  public StatusDraft observedGeneration(@Nullable Long observedGeneration) {
    this.observedGeneration = observedGeneration;
    return this;
  }

  /** Sets status.operatorVersion. */
  public StatusDraft operatorVersion(@Nullable String operatorVersion) {
    this.operatorVersion = operatorVersion;
    return this;
  }

  /** Sets status.state. */
  public StatusDraft state(@Nullable String state) {
    this.state = state;
    return this;
  }

  /** Sets status.mode. */
  public StatusDraft mode(@Nullable String mode) {
    this.mode = mode;
    return this;
  }

  /** Sets status.ready. */
  public StatusDraft ready(@Nullable String ready) {
    this.ready = ready;
    return this;
  }

  /** Sets status.message. */
  public StatusDraft message(@Nullable String message) {
    this.message = message;
    return this;
  }

  /** Sets status.conditions. */
  public StatusDraft conditions(List<Condition> conditions) {
    this.conditions = conditions;
    return this;
  }

  /** Sets status.components. */
  public StatusDraft components(List<ComponentStatus> components) {
    this.components = components;
    return this;
  }

  /** Sets status.ports. */
  public StatusDraft ports(PortsStatus ports) {
    this.ports = ports;
    return this;
  }

  /** Sets status.release. */
  public StatusDraft release(ReleaseStatus release) {
    this.release = release;
    return this;
  }

  /** Sets status.recovery. */
  public StatusDraft recovery(RecoveryStatus recovery) {
    this.recovery = recovery;
    return this;
  }

  /** Sets status.stop. */
  public StatusDraft stop(StopStatus stop) {
    this.stop = stop;
    return this;
  }

  /** Sets status.credentials. */
  public StatusDraft credentials(CredentialsStatus credentials) {
    this.credentials = credentials;
    return this;
  }

  /** Sets status.tokens. */
  public StatusDraft tokens(TokensStatus tokens) {
    this.tokens = tokens;
    return this;
  }

  /** Sets status.database. */
  public StatusDraft database(DatabaseStatus database) {
    this.database = database;
    return this;
  }

  /** Sets status.backup. */
  public StatusDraft backup(BackupStatus backup) {
    this.backup = backup;
    return this;
  }

  /** Sets status.trading. */
  public StatusDraft trading(TradingStatus trading) {
    this.trading = trading;
    return this;
  }

  /** Sets status.requests. */
  public StatusDraft requests(RequestsStatus requests) {
    this.requests = requests;
    return this;
  }

  /** The finished status. */
  public TradingSystemStatus seal() {
    return new TradingSystemStatus(
        observedGeneration,
        operatorVersion,
        state,
        mode,
        ready,
        message,
        conditions,
        components,
        ports,
        release,
        recovery,
        stop,
        credentials,
        tokens,
        database,
        backup,
        trading,
        requests);
  }
}
