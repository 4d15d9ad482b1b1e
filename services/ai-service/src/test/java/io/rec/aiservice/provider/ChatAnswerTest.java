package io.rec.aiservice.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.serde.ObjectMapper;
import io.rec.domain.signal.Opinion;
import io.rec.domain.signal.Signal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatAnswerTest {

  private static final String MODEL = "gpt-4o-mini";

  private final ChatAnswer answers = new ChatAnswer(ObjectMapper.getDefault());

  @Test
  @DisplayName("R38 an answer that keeps to the schema is an opinion, and its price is read")
  void readsAnOpinion() {
    ChatAnswer.Read read =
        read("{\"signal\":\"Short\",\"confidence\":0.8,\"reasoning\":\"it falls\"}");

    assertThat(read.said())
        .isEqualTo(new Said.Opined(new Opinion(Signal.SHORT, 0.8, "it falls", MODEL)));
    assertThat(read.tokens()).contains(1000L);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"signal":"Up","confidence":0.5,"reasoning":"x"}     | its answer does not keep to the schema: signal
          {"signal":"Long","confidence":1.5,"reasoning":"x"}   | its answer does not keep to the schema: confidence
          {"signal":"Long","confidence":-0.1,"reasoning":"x"}  | its answer does not keep to the schema: confidence
          {"signal":"Long","confidence":"1","reasoning":"x"}   | its answer does not keep to the schema: confidence
          {"signal":"Long","confidence":0.5}                   | its answer does not keep to the schema: reasoning
          {"signal":null,"confidence":0.5,"reasoning":"x"}     | its answer does not keep to the schema: signal
          buy everything                                       | its answer is no JSON
          []                                                   | its answer does not keep to the schema: signal
          """)
  @DisplayName("R38 whatever is outside of the schema is no opinion")
  void takesNoNonsense(String content, String why) {
    assertThat(read(content).said()).isEqualTo(new Said.Nothing(why));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"choices":[{"finish_reason":"length","message":{"content":"{"}}]}  | its answer was cut off
          {"choices":[{"message":{"content":null,"refusal":"I cannot"}}]}     | it refused to answer
          {"choices":[{"message":{}}]}                                        | its answer is no JSON
          {"choices":[]}                                                      | its answer is no chat completion
          {"choices":5}                                                       | its answer is no chat completion
          <html>                                                              | its answer is no chat completion
          """)
  @DisplayName("R38 cut off, refused and foreign answers are told apart")
  void tellsAnswersApart(String body, String why) {
    assertThat(answers.read(body, MODEL).said()).isEqualTo(new Said.Nothing(why));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"error":{"code":"invalid_api_key","message":"sk-x is wrong"}} | invalid_api_key
          {"error":{"type":"rate_limit_exceeded","code":null}}           | rate_limit_exceeded
          {"error":{"code":"sk-ABC is wrong"}}                           | no code
          {"error":"sk-ABC"}                                             | no code
          oops                                                           | no code
          """)
  @DisplayName("BOT-SEC-03 of an error only its code is told")
  void tellsOnlyTheCode(String body, String code) {
    assertThat(answers.code(body)).isEqualTo(code);
  }

  @Test
  @DisplayName("R38 reasoning has an end")
  void cutsReasoning() {
    Said said =
        read("{\"signal\":\"Long\",\"confidence\":1,\"reasoning\":\"%s\"}"
                .formatted("x".repeat(9_000)))
            .said();

    assertThat(((Said.Opined) said).opinion().reasoning()).hasSize(2_000);
  }

  @Test
  @DisplayName("R38 reasoning is one line of characters that can be stored")
  void cleansReasoning() {
    Said said =
        read("{\"signal\":\"Long\",\"confidence\":1,\"reasoning\":\"a\\\\u0000b\\\\nc\"}").said();

    assertThat(((Said.Opined) said).opinion().reasoning()).isEqualTo("a b c");
  }

  private ChatAnswer.Read read(String content) {
    return answers.read(
        """
        {"choices":[{"finish_reason":"stop","message":{"content":"%s","refusal":null}}],
         "usage":{"total_tokens":1000}}"""
            .formatted(content.replace("\"", "\\\"")),
        MODEL);
  }
}
