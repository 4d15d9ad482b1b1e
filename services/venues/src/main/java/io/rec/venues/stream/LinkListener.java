package io.rec.venues.stream;

/** Told of each change of a link, in order, by the thread that made it: return quickly. */
@FunctionalInterface
public interface LinkListener {
  void changed(Link before, Link after);
}
