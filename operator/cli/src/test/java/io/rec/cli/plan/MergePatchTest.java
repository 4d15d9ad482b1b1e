package io.rec.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergePatchTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # last            | file             | stored                   | what comes of it
          {}                | {a: 1}           | {b: 2}                   | {b: 2, a: 1}
          {a: 1, c: 3}      | {a: 1}           | {a: 1, b: 2, c: 3}       | {a: 1, b: 2}
          {a: {x: 1, y: 2}} | {a: {x: 5}}      | {a: {x: 1, y: 2, z: 3}}  | {a: {x: 5, z: 3}}
          {a: {x: 1}}       | {b: 1}           | {a: {x: 1, z: 3}, b: 1}  | {b: 1}
          {a: [1, 2]}       | {a: [2]}         | {a: [1, 2]}              | {a: [2]}
          {a: 1}            | {a: {x: 1}}      | {a: 1}                   | {a: {x: 1}}
          {}                | {a: {}}          | {a: {x: 1}}              | {a: {x: 1}}
          """)
  @DisplayName(
      "sets what the file says, takes away what it no longer says, keeps what others wrote")
  void mergesAsKubectlDoes(String last, String file, String stored, String result)
      throws JsonProcessingException {
    var patch = MergePatch.between(tree(last), tree(file));

    assertThat(MergePatch.apply(tree(stored), patch)).isEqualTo(tree(result));
  }

  private static ObjectNode tree(String yaml) throws JsonProcessingException {
    return (ObjectNode) new YAMLMapper().readTree(yaml);
  }
}
