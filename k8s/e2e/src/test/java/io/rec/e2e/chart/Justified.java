package io.rec.e2e.chart;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Rights that these tests may not use in every order, each with the day on which they are needed. A
 * right that is in no line is granted without a reason.
 */
enum Justified {
  MAKING(
      "create .*",
      "an object made by server-side apply is written down as patch and checked as create"),
  REMOVING(
      "delete (configmaps|services|serviceaccounts|deployments|statefulsets|controllerrevisions|jobs|cronjobs|horizontalpodautoscalers|poddisruptionbudgets|networkpolicies|ingresses|httproutes|servicemonitors|roles|rolebindings)(\\..*)?",
      "what the spec no longer asks for goes"),
  SCALING(
      "patch (horizontalpodautoscalers\\.autoscaling|poddisruptionbudgets\\.policy|cronjobs\\.batch|ingresses\\.networking\\.k8s\\.io)",
      "made for autoscaling, several replicas, prices from outside or a way in, none of which the paper desk has by itself"),
  INSTALLING(
      "(list|watch|patch) (httproutes|servicemonitors)\\..*",
      "kinds that the cluster of these tests does not know"),
  GROWING("patch persistentvolumeclaims", "a volume grows when the spec asks for more room"),
  WITHDRAWING("(patch|delete) secrets", "credentials are rotated and old ones withdrawn"),
  LEADING(
      "update leases.coordination.k8s.io",
      "the operator framework refuses to lead without it, although it patches"),
  READING_AGAIN("get tradingsystems.rec.io", "after a conflict the object is read again"),
  ASKING_AGAIN(
      "get controllerrevisions.apps",
      "a revision that was just stored is asked for by name until the watch has brought it"),
  OWNING(
      "update tradingsystems/finalizers.rec.io",
      "clusters with OwnerReferencesPermissionEnforcement ask for it when a child names its owner"),
  REPEATING(
      "(get|patch) events.events.k8s.io", "an Event that repeats raises the series of the first");

  private final Pattern rights;
  private final String reason;

  Justified(String rights, String reason) {
    this.rights = Pattern.compile(rights);
    this.reason = reason;
  }

  static boolean knows(Right right) {
    return List.of(values()).stream().anyMatch(line -> line.covers(right));
  }

  boolean covers(Right right) {
    return rights.matcher(right.toString()).matches();
  }

  @Override
  public String toString() {
    return "%s: %s".formatted(rights, reason);
  }
}
