package io.rec.unifiedproductioncoordinator.production;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of one symbol. A step that fails is recorded, counted and logged when its error
 * changes; the others go on with what there is.
 */
public final class Pipeline {

  private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

  private final String symbol;
  private final MeterRegistry meters;
  private final Clock clock;
  private final Map<PipelineStep, StepRecord> records = new EnumMap<>(PipelineStep.class);

  Pipeline(String symbol, MeterRegistry meters, Clock clock) {
    this.symbol = symbol;
    this.meters = meters;
    this.clock = clock;
    for (PipelineStep step : PipelineStep.values()) {
      records.put(step, StepRecord.none(step.word()));
    }
  }

  /** Empty when the step failed. */
  public <T> Optional<T> run(PipelineStep step, Callable<T> work) throws InterruptedException {
    long began = System.nanoTime();
    try {
      T result = work.call();
      record(step, began, "");
      return Optional.of(result);
    } catch (InterruptedException interrupted) {
      throw interrupted;
    } catch (Exception failed) {
      // The edge of a step: whatever it was, the table is made from what is left.
      failed(step, began, failed);
      return Optional.empty();
    }
  }

  /** In the order of the steps. */
  public synchronized List<StepRecord> records() {
    return new ArrayList<>(records.values());
  }

  private void failed(PipelineStep step, long began, Exception failed) {
    Counter.builder("recio.coordination.step.failures")
        .description("Steps of the production that failed")
        .tag("symbol", symbol)
        .tag("step", step.word())
        .register(meters)
        .increment();
    StepRecord before = record(step, began, failed.toString());
    if (!before.error().equals(failed.toString())) {
      LOG.atError()
          .addKeyValue("symbol", symbol)
          .addKeyValue("step", step.word())
          .setCause(failed)
          .log("step {} of {} failed", step.word(), symbol);
    }
  }

  private synchronized StepRecord record(PipelineStep step, long began, String error) {
    long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began);
    StepRecord before = records.getOrDefault(step, StepRecord.none(step.word()));
    records.put(step, before.after(clock.instant(), micros, error));
    return before;
  }
}
