package io.rec.cli.doctor;

import io.rec.operator.api.TradingSystem;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What helps, by the word that the operator or a readiness answer gives as the reason. */
enum Remedy {
  IMAGE(
      "ImagePull|ErrImage|InvalidImageName",
      "Check spec.image and the registry's credentials; on a local cluster run ./recio up, which"
          + " loads the images."),
  UNSCHEDULABLE(
      "Unschedulable|Insufficient|quota",
      "Give the cluster room: kubectl describe pod -n %1$s -l rec.io/component=%2$s"),
  TLS(
      "TlsFailed|offers no TLS|the certificate of ",
      "Do what the message says; what the server shows: openssl s_client -starttls postgres"
          + " -showcerts -connect HOST:PORT"),
  DATABASE(
      "DatabaseUnavailable|DatabaseReady",
      "Look at the database: kubectl logs -n %1$s statefulset/postgres"),
  CREDENTIALS(
      "CredentialsRefused|SecretMissing|CredentialsReady",
      "Compare the Secret with the database: kubectl get secret recio-db -n %1$s; ask for new ones"
          + " with the annotation rec.io/rotate-credentials"),
  SCHEMA(
      "SchemaOutdated|MigrationFailed",
      "Read why the migration stopped: kubectl logs -n %1$s job -l rec.io/component=migrate"),
  PORTS(
      "DuplicatePort|PortManifestValid",
      "Give one of the two components another port in spec.components"),
  DUMP_ROLE(
      "RoleCannotDump|the role that reads every row",
      "Have a superuser of the database run the statements of the message once; the desk sees it"
          + " by itself"),
  BACKUP("BackupHealthy|Backup|Drill", "Read the last run: kubectl get jobs -n %1$s"),
  FEED("MarketData|Feed|Stale", "Look at the feed: ./recio logs %2$s"),
  EXCHANGE(
      "ExchangeReachable|Exchange", "Look at the connection: ./recio logs kalshi-api-watchdog"),
  OTHER("", "./recio logs %2$s");

  private final Predicate<String> applies;
  private final String advice;

  Remedy(String words, String advice) {
    this.applies = Pattern.compile(words).asPredicate();
    this.advice = advice;
  }

  /** The first that knows a word of the text; {@code OTHER} knows every text. */
  static Remedy of(String said) {
    return Arrays.stream(values())
        .filter(remedy -> remedy.applies.test(said))
        .findFirst()
        .orElse(OTHER);
  }

  String advice(TradingSystem desk, String component) {
    return advice.formatted(desk.getMetadata().getNamespace(), component);
  }
}
