package io.rec.operator.api.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.rec.operator.api.TradingSystem;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The CustomResourceDefinition of TradingSystem, made from its records. */
public final class Crd {
  /** Name of the file under crds. */
  public static final String FILE_NAME = "tradingsystems.rec.io-v1.yaml";

  private static final String HEADER =
      """
      # Generated from operator/api, do not edit: mvn -q -pl operator/api -am process-classes -Pwrite-crds
      """;

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(Feature.WRITE_DOC_START_MARKER)
          .disable(Feature.SPLIT_LINES)
          .enable(Feature.MINIMIZE_QUOTES)
          .enable(Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .enable(Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();

  private Crd() {}

  /** The definition as the API server is given it. */
  public static CustomResourceDefinition definition() {
    return parse(generated(), CustomResourceDefinition.class);
  }

  /** The text of the file. */
  public static String yaml() {
    try {
      return HEADER + YAML.writeValueAsString(WholeNumbers.in(parse(generated(), JsonNode.class)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write the definition", e);
    }
  }

  private static String generated() {
    var output = new MemoryOutput();
    new CRDGenerator()
        .customResourceClasses(TradingSystem.class)
        .forCRDVersions("v1")
        .withImplicitPreserveUnknownFields(false)
        .withPostProcessor(new Refinement())
        .withOutput(output)
        .generate();
    return output.text();
  }

  private static <T> T parse(String yaml, Class<T> type) {
    try {
      return YAML.readValue(yaml, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("the generator wrote something unreadable", e);
    }
  }

  /** Keeps what the generator writes, instead of a file. */
  private static final class MemoryOutput implements CRDGenerator.CRDOutput<ByteArrayOutputStream> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public ByteArrayOutputStream outputFor(String crdName) {
      return bytes;
    }

    @Override
    public void close() {
      // Memory needs no closing; the generator asks for the method.
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
