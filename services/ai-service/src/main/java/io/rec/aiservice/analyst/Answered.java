package io.rec.aiservice.analyst;

import io.rec.aiservice.analysis.Analysis;

/** An analysis and where it comes from. */
public record Answered(Analysis analysis, Source source) {

  /** The word stands in the answer. */
  public enum Source {
    COMPUTED("computed"),
    CACHE("cache"),
    STORE("store"),
    MEMORY("memory");

    private final String word;

    Source(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
