package io.rec.operator.controller.observe;

import io.fabric8.kubernetes.api.model.batch.v1.Job;

/** How a Job stands; a failed one has used up its attempts. */
public record JobSeen(String name, boolean succeeded, boolean failed) {
  public static JobSeen of(Job job) {
    return new JobSeen(
        job.getMetadata().getName(), condition(job, "Complete"), condition(job, "Failed"));
  }

  private static boolean condition(Job job, String type) {
    return job.getStatus() != null
        && job.getStatus().getConditions().stream()
            .anyMatch(found -> found.getType().equals(type) && found.getStatus().equals("True"));
  }
}
