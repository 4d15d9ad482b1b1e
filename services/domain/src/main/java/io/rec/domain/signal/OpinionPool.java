package io.rec.domain.signal;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Several opinions made one. Each is read as chances: its signal has the chance of its confidence,
 * the two others share the rest. The chances are averaged by weight, and the likeliest signal wins.
 */
public final class OpinionPool {

  /** Long and Short this close to each other cancel out. */
  private static final double TIE = 1e-9;

  /** One voice and how much it counts. */
  public record Voice(Opinion opinion, double weight) {

    public Voice {
      if (!(weight > 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException("a weight of " + weight);
      }
    }
  }

  private OpinionPool() {}

  /** A single voice is left as it is. */
  public static Opinion of(List<Voice> voices) {
    if (voices.isEmpty()) {
      throw new IllegalArgumentException("nobody has an opinion");
    }
    if (voices.size() == 1) {
      return voices.getFirst().opinion();
    }
    Map<Signal, Double> chances = chances(voices);
    Signal signal = likeliest(chances);
    return new Opinion(
        signal,
        Math.clamp(chance(chances, signal), 0, 1),
        words(voices),
        voices.stream()
            .map(voice -> voice.opinion().modelVersion())
            .collect(Collectors.joining("+")));
  }

  private static Map<Signal, Double> chances(List<Voice> voices) {
    double total = voices.stream().mapToDouble(Voice::weight).sum();
    Map<Signal, Double> chances = new EnumMap<>(Signal.class);
    for (Voice voice : voices) {
      double share = voice.weight() / total;
      double confidence = voice.opinion().confidence();
      for (Signal signal : Signal.values()) {
        double chance = signal == voice.opinion().signal() ? confidence : (1 - confidence) / 2;
        chances.merge(signal, share * chance, Double::sum);
      }
    }
    return chances;
  }

  private static Signal likeliest(Map<Signal, Double> chances) {
    double up = chance(chances, Signal.LONG);
    double down = chance(chances, Signal.SHORT);
    double neither = chance(chances, Signal.NEUTRAL);
    if (Math.abs(up - down) < TIE || neither >= Math.max(up, down)) {
      return Signal.NEUTRAL;
    }
    return up > down ? Signal.LONG : Signal.SHORT;
  }

  private static double chance(Map<Signal, Double> chances, Signal signal) {
    return chances.getOrDefault(signal, 0.0);
  }

  private static String words(List<Voice> voices) {
    return voices.stream()
        .map(Voice::opinion)
        .map(opinion -> opinion.modelVersion() + " says " + opinion.reasoning())
        .collect(Collectors.joining(" | "));
  }
}
