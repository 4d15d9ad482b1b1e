package io.rec.operator.controller.plan;

/**
 * Something a person would want to read in the list of events.
 *
 * @param subject component or object it is about, empty for the whole system
 * @param note one sentence, with the actor when a person caused it
 */
public record Notice(Reason reason, String subject, String note, boolean warning) {

  /** The verbs that users know. */
  public enum Reason {
    DRIFT_HEALED("DriftHealed"),
    DUPLICATE_FENCED("DuplicateFenced"),
    MIGRATION_DONE("MigrationDone"),
    MIGRATION_FAILED("MigrationFailed"),
    BACKUP_FAILED("BackupFailed"),
    TRADING_PAUSED("TradingPaused"),
    AUTO_ENTRY_DISABLED("AutoEntryDisabled"),
    SECRET_RESTORED("SecretRestored"),
    CREDENTIALS_ROTATING("CredentialsRotating"),
    CREDENTIAL_ROTATED("CredentialRotated"),
    TOKENS_CHANGED("TokensChanged"),
    ROTATION_TAKEN_BACK("RotationTakenBack"),
    ROTATION_GIVEN_UP("RotationGivenUp"),
    ROTATION_REFUSED("RotationRefused"),
    DRAIN_BLOCKED("DrainBlocked"),
    COMPONENT_RESTARTED("ComponentRestarted"),
    MODE_CHANGED("ModeChanged"),
    KILL_SWITCH_ENGAGED("KillSwitchEngaged"),
    KILL_SWITCH_RELEASED("KillSwitchReleased"),
    KILL_REQUEST_REFUSED("KillRequestRefused"),
    KILL_REQUEST_UNREADABLE("KillRequestUnreadable"),
    SUSPENDING("Suspending"),
    SUSPENDED("Suspended"),
    RESUMING("Resuming"),
    RESUMED("Resumed"),
    FLATTENING("Flattening"),
    STOP_INCOMPLETE("StopIncomplete"),
    INSTALLED("Installed"),
    SPEC_REFUSED("SpecRefused"),
    RELEASE_STARTED("ReleaseStarted"),
    RELEASED("Released"),
    ROLLING_BACK("RollingBack"),
    ROLLED_BACK("RolledBack"),
    ROLLBACK_REFUSED("RollbackRefused"),
    VOLUME_GROWS("VolumeGrows"),
    ROOT_CAUSE_FOUND("RootCauseFound"),
    RECOVERY_STARTED("RecoveryStarted"),
    RECOVERY_FINISHED("RecoveryFinished"),
    RECOVERY_EXHAUSTED("RecoveryExhausted"),
    RECOVERY_RESET("RecoveryReset"),
    RESTART_REFUSED("RestartRefused"),
    STOPPING("Stopping"),
    STOPPED("Stopped");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  public static Notice normal(Reason reason, String subject, String note) {
    return new Notice(reason, subject, note, false);
  }

  public static Notice warning(Reason reason, String subject, String note) {
    return new Notice(reason, subject, note, true);
  }
}
