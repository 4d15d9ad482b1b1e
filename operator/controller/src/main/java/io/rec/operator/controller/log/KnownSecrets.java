package io.rec.operator.controller.log;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.Secret;
import io.rec.operator.api.masking.Masking;
import io.rec.operator.api.masking.SecretWords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of all Secrets that this process has read or written, for whoever writes down what an
 * API server or a database has answered. Static, because the log makes its encoder itself.
 */
public final class KnownSecrets {
  /** A desk has ten, and a rotation leaves each with one that is soon invalid. */
  private static final int MOST = 2_048;

  /** By name and content, the one used last at the end; guarded by itself. */
  private static final Map<String, SecretWords> READ = new LinkedHashMap<>(16, 0.75f, true);

  /** Null while something was learned since it was made: a start reads hundreds before a line. */
  private static volatile @Nullable Masking masking;

  private KnownSecrets() {}

  public static void learn(Secret secret) {
    var meta = secret.getMetadata();
    var content =
        "%s/%s@%d"
            .formatted(
                meta.getNamespace(),
                meta.getName(),
                requireNonNullElse(secret.getData(), Map.of()).hashCode());
    synchronized (READ) {
      if (READ.get(content) != null) {
        return;
      }
      READ.put(content, SecretWords.of(List.of(secret)));
      if (READ.size() > MOST) {
        READ.remove(READ.keySet().iterator().next());
      }
      masking = null;
    }
  }

  public static String mask(String text) {
    var known = masking;
    return (known == null ? ofAll() : known).mask(text);
  }

  private static Masking ofAll() {
    synchronized (READ) {
      var all = new SecretWords();
      READ.values().forEach(all::addAll);
      var made = new Masking(all);
      masking = made;
      return made;
    }
  }
}
