package io.rec.operator.controller.plan;

import io.rec.operator.api.status.ComponentStatus;
import io.rec.operator.api.status.ConditionType;
import io.rec.operator.api.status.CredentialsStatus;
import io.rec.operator.api.status.TokensStatus;
import io.rec.operator.api.status.TradingSystemStatus;
import io.rec.operator.controller.plan.Notice.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/** What a person would want to read about a rotation. */
final class RotationNotices {
  private RotationNotices() {}

  static List<Notice> between(Desk desk, TradingSystemStatus now) {
    var before = desk.status();
    var notices = new ArrayList<Notice>();
    asked(desk, now, notices);
    phases(before.credentials(), now.credentials(), notices);
    tokens(before.tokens(), now.tokens(), notices);
    restarts(before, now, notices);
    blocked(before, now, notices);
    return notices;
  }

  private static void asked(Desk desk, TradingSystemStatus now, List<Notice> notices) {
    var value = now.requests().rotate();
    var served = value != null && !value.equals(desk.status().requests().rotate());
    var by = Notices.by(desk);
    var begins =
        now.credentials().pendingGeneration() != null
            && desk.status().credentials().pendingGeneration() == null;
    if (begins) {
      notices.add(
          Notice.normal(
              Reason.CREDENTIALS_ROTATING,
              "database",
              "login %d is being brought in, %s"
                  .formatted(
                      now.credentials().pendingGeneration(),
                      served ? "asked for as " + value + by : "as scheduled")));
    } else if (served) {
      notices.add(
          Notice.warning(
              Reason.ROTATION_REFUSED,
              "database",
              "rec.io/rotate-credentials %s%s changes session keys and service tokens only: the login is your own, change it in the Secret of database.credentials.secretRef"
                  .formatted(value, by)));
    }
  }

  private static void phases(
      CredentialsStatus before, CredentialsStatus now, List<Notice> notices) {
    if (now.failedAt() != null && !now.failedAt().equals(before.failedAt())) {
      notices.add(
          Notice.warning(
              Reason.ROTATION_GIVEN_UP, "database", "the old login comes back; " + said(now)));
    }
    if ("Draining".equals(before.phase()) && "Switching".equals(now.phase())) {
      notices.add(Notice.warning(Reason.ROTATION_TAKEN_BACK, "database", said(now)));
    }
    if (before.lastRotated() != null
        && now.lastRotated() != null
        && !now.lastRotated().equals(before.lastRotated())) {
      notices.add(
          Notice.normal(
              Reason.CREDENTIAL_ROTATED,
              "database",
              "login %d is in use, the one before cannot log in any more"
                  .formatted(now.generation())));
    }
  }

  private static void tokens(TokensStatus before, TokensStatus now, List<Notice> notices) {
    if (before.generation() != null
        && now.generation() != null
        && now.generation() > before.generation()) {
      notices.add(
          Notice.normal(
              Reason.TOKENS_CHANGED,
              "",
              "session keys and service tokens %d are in use, those before are accepted for a while"
                  .formatted(now.generation())));
    }
  }

  private static String said(CredentialsStatus status) {
    return Objects.requireNonNullElse(status.message(), "");
  }

  private static void restarts(
      TradingSystemStatus before, TradingSystemStatus now, List<Notice> notices) {
    var tokens = new HashMap<String, String>();
    before.components().forEach(one -> tokens.put(one.name(), token(one)));
    now.components().stream()
        .filter(one -> token(one).startsWith("rotation-"))
        .filter(one -> !token(one).equals(tokens.get(one.name())))
        .map(
            one ->
                Notice.normal(
                    Reason.COMPONENT_RESTARTED,
                    one.name(),
                    one.name() + " restarts to take up the new database login"))
        .forEach(notices::add);
  }

  private static String token(ComponentStatus status) {
    return Objects.requireNonNullElse(status.restartToken(), "");
  }

  private static void blocked(
      TradingSystemStatus before, TradingSystemStatus now, List<Notice> notices) {
    var was = reason(before);
    now.conditions().stream()
        .filter(found -> found.type().equals(ConditionType.CREDENTIALS_READY.text()))
        .filter(found -> found.reason().equals("DrainBlocked") && !was.equals("DrainBlocked"))
        .map(
            found ->
                Notice.warning(
                    Reason.DRAIN_BLOCKED, "database", Objects.toString(found.message(), "")))
        .forEach(notices::add);
  }

  private static String reason(TradingSystemStatus status) {
    return status.conditions().stream()
        .filter(found -> found.type().equals(ConditionType.CREDENTIALS_READY.text()))
        .map(found -> found.reason())
        .findFirst()
        .orElse("");
  }
}
