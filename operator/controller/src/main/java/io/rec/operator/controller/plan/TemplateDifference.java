package io.rec.operator.controller.plan;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.rec.operator.controller.render.Canonical;
import io.rec.operator.controller.render.Labels;
import io.rec.operator.controller.render.Names;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Why a pod with one template has to make room for one with another, in words. Variables are told
 * by name and never by value: somebody may have written a password into one.
 */
final class TemplateDifference {
  private static final String NOTHING = "none";

  private TemplateDifference() {}

  /** One reason for each subject, the most telling ones first; empty for equal templates. */
  static List<String> words(PodTemplateSpec from, PodTemplateSpec to) {
    var before = leaves(from);
    var after = leaves(to);
    var paths = new LinkedHashSet<>(after.keySet());
    paths.addAll(before.keySet());
    var subjects = new EnumMap<Subject, Set<String>>(Subject.class);
    for (var path : paths) {
      var old = before.getOrDefault(path, NOTHING);
      var now = after.getOrDefault(path, NOTHING);
      if (!old.equals(now) && !filled(path, paths)) {
        note(subjects, path, old, now);
      }
    }
    return subjects.entrySet().stream()
        .map(entry -> entry.getKey().word + " " + String.join(", ", entry.getValue()))
        .toList();
  }

  /** An empty map or list on one side that holds something on the other, which is told itself. */
  private static boolean filled(List<String> path, Set<List<String>> paths) {
    return paths.stream()
        .anyMatch(
            other -> other.size() > path.size() && other.subList(0, path.size()).equals(path));
  }

  /** What people call the parts of a template. */
  private enum Subject {
    VERSION("version"),
    IMAGE("image"),
    ENV("env"),
    PORT("port"),
    RESOURCES("resources"),
    SCHEDULING("scheduling"),
    VOLUMES("volumes"),
    OTHER("pod template");

    private final String word;

    Subject(String word) {
      this.word = word;
    }
  }

  private static void note(
      Map<Subject, Set<String>> subjects, List<String> path, String old, String now) {
    var change = "%s to %s".formatted(old, now);
    if (path.equals(List.of("metadata", "labels", Labels.VERSION))) {
      add(subjects, Subject.VERSION, change);
    } else if (path.equals(List.of("metadata", "annotations", Names.PORTS_HASH))) {
      add(subjects, Subject.PORT, "numbers that it knows");
    } else if (path.equals(List.of("spec", "priorityClassName"))) {
      add(subjects, Subject.SCHEDULING, path.getLast());
    } else if (path.size() > 2 && path.getFirst().equals("spec")) {
      noteOfSpec(subjects, path, change);
    } else {
      add(subjects, Subject.OTHER, String.join(".", path));
    }
  }

  private static void noteOfSpec(
      Map<Subject, Set<String>> subjects, List<String> path, String change) {
    switch (path.get(1)) {
      case "containers", "initContainers" -> noteOfContainer(subjects, path, change);
      case "nodeSelector", "tolerations", "affinity", "topologySpreadConstraints" ->
          add(subjects, Subject.SCHEDULING, path.get(1));
      case "volumes" -> add(subjects, Subject.VOLUMES, path.get(2));
      default -> add(subjects, Subject.OTHER, path.get(1));
    }
  }

  private static void noteOfContainer(
      Map<Subject, Set<String>> subjects, List<String> path, String change) {
    var part = path.size() > 3 ? path.get(3) : path.get(2);
    switch (part) {
      case "image" -> add(subjects, Subject.IMAGE, change);
      case "imagePullPolicy" -> add(subjects, Subject.IMAGE, "pull policy " + change);
      case "env" -> add(subjects, Subject.ENV, path.get(4));
      case "ports" ->
          add(
              subjects,
              Subject.PORT,
              path.getLast().equals("containerPort")
                  ? change
                  : String.join(".", path.subList(4, path.size())));
      case "resources" ->
          add(
              subjects,
              Subject.RESOURCES,
              "%s %s".formatted(String.join(".", path.subList(4, path.size())), change));
      case "volumeMounts" -> add(subjects, Subject.VOLUMES, path.get(4));
      default -> add(subjects, Subject.OTHER, part);
    }
  }

  private static void add(Map<Subject, Set<String>> subjects, Subject subject, String words) {
    subjects.computeIfAbsent(subject, first -> new LinkedHashSet<>()).add(words);
  }

  private static Map<List<String>, String> leaves(PodTemplateSpec template) {
    var found = new LinkedHashMap<List<String>, String>();
    walk(Canonical.read(Canonical.text(template), Object.class), List.of(), found);
    return found;
  }

  private static void walk(Object node, List<String> path, Map<List<String>, String> found) {
    switch (node) {
      case Map<?, ?> map when !map.isEmpty() ->
          map.forEach((key, value) -> walk(value, longer(path, String.valueOf(key)), found));
      case List<?> list when !list.isEmpty() -> {
        var used = new HashSet<String>();
        for (var index = 0; index < list.size(); index++) {
          var name = name(list.get(index), index);
          // One volume may be mounted twice.
          walk(list.get(index), longer(path, used.add(name) ? name : name + "#" + index), found);
        }
      }
      default -> found.put(path, String.valueOf(node));
    }
  }

  /** Neighbours must not change places because something was put between them. */
  private static String name(Object entry, int index) {
    return entry instanceof Map<?, ?> map && map.get("name") instanceof String name
        ? name
        : String.valueOf(index);
  }

  private static List<String> longer(List<String> path, String step) {
    var longer = new ArrayList<>(path);
    longer.add(step);
    return List.copyOf(longer);
  }
}
