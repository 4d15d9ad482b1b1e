package io.rec.cli.top;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CPU in thousandths of a core and memory in bytes; absent where nobody knows. */
record Load(@Nullable Long milliCores, @Nullable Long bytes) {
  static final Load UNKNOWN = new Load(null, null);

  static Load of(@Nullable Map<String, Quantity> amounts) {
    Map<String, Quantity> known = requireNonNullElse(amounts, Map.of());
    Quantity cpu = known.get("cpu");
    Quantity memory = known.get("memory");
    return new Load(
        cpu == null
            ? null
            : cpu.getNumericalAmount()
                .multiply(BigDecimal.valueOf(1000))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact(),
        memory == null
            ? null
            : memory.getNumericalAmount().setScale(0, RoundingMode.CEILING).longValueExact());
  }

  Load plus(Load other) {
    return new Load(sum(milliCores, other.milliCores), sum(bytes, other.bytes));
  }

  private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
    if (one == null) {
      return other;
    }
    return other == null ? one : Long.valueOf(one + other);
  }
}
