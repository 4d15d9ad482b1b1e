package io.rec.mainapp.gateway.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.body.MessageBodyReader;
import io.micronaut.http.codec.CodecException;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.body.JsonMessageHandler;
import io.rec.mainapp.gateway.Fields;
import io.rec.platform.http.ProblemException;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the forms of all routes, and none with text that the database cannot keep, so that no route
 * has to think of it. Looks at the text as it was sent: of a field that is there twice a tree keeps
 * one, and a route perhaps the other.
 */
@Singleton
@Consumes(MediaType.APPLICATION_JSON)
@Order(FormReader.BEFORE_THE_FRAMEWORKS)
final class FormReader<T> implements MessageBodyReader<T> {

  static final int BEFORE_THE_FRAMEWORKS = -100;

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonMessageHandler<T> reader;

  FormReader(JsonMapper json) {
    this.reader = new JsonMessageHandler<>(json);
  }

  @Override
  public @Nullable T read(
      Argument<T> type, @Nullable MediaType mediaType, Headers headers, InputStream body) {
    try {
      byte[] form = body.readAllBytes();
      check(form);
      return reader.read(type, mediaType, headers, new ByteArrayInputStream(form));
    } catch (IOException | ProblemException refused) {
      throw new CodecException("The form was not read: " + refused.getMessage(), refused);
    }
  }

  private static void check(byte[] form) {
    Fields fields = new Fields();
    try (JsonParser parser = JSON.createParser(form)) {
      String field = "";
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        boolean name = token == JsonToken.FIELD_NAME;
        if (name && parser.getParsingContext().getParent().inRoot()) {
          field = parser.currentName();
        } else if (name || token == JsonToken.VALUE_STRING) {
          fields.check(field, StorableText.is(parser.getText()), StorableText.RULE);
        }
      }
    } catch (IOException noJson) {
      // The reader says what is wrong with it, in the words that every form is refused with.
      return;
    }
    fields.require();
  }
}
