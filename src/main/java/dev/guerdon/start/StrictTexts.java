package dev.guerdon.start;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.guerdon.problem.Unkeepable;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How texts and times are read everywhere: a text is what stands in quotes and can be kept, a time or a day is a text in ISO
 * 8601. Jackson by itself takes 12.50 for a text, 0 for the year 1970 and the moment of a day for the day.
 */
@Singleton
public class StrictTexts implements ObjectMapperCustomizer {
    private static final Pattern OFFSET_WITHOUT_COLON = Pattern.compile("(T.*[+-]\\d\\d)(\\d\\d)$");

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("strict texts")
                .addDeserializer(String.class, new Text())
                .addKeyDeserializer(String.class, new Key())
                .addDeserializer(OffsetDateTime.class, new Time<>(OffsetDateTime.class, StrictTexts::time))
                .addDeserializer(LocalDate.class, new Time<>(LocalDate.class, LocalDate::parse)));
    }

    /** After Quarkus has registered what reads times leniently: the last one is asked. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    /** The offset may stand without its colon: so many programs write it. */
    private static OffsetDateTime time(String text) {
        return OffsetDateTime.parse(OFFSET_WITHOUT_COLON.matcher(text).replaceFirst("$1:$2"));
    }

    private static String kept(String text, DeserializationContext context) throws JsonMappingException {
        Optional<String> fault = Unkeepable.in(text);
        if (fault.isPresent()) {
            throw context.instantiationException(String.class, new IllegalArgumentException(fault.get()));
        }
        return text;
    }

    private static final class Text extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1L;

        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.hasToken(JsonToken.VALUE_STRING)
                    ? kept(parser.getText(), context)
                    : (String) context.handleUnexpectedToken(String.class, parser);
        }
    }

    private static final class Key extends KeyDeserializer {
        @Override
        public String deserializeKey(String key, DeserializationContext context) throws IOException {
            return kept(key, context);
        }
    }

    private static final class Time<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> reading;

        Time(Class<T> type, Function<String, T> reading) {
            super(type);
            this.reading = reading;
        }

        @Override
        @SuppressWarnings("unchecked") // of this very type, or it throws
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            String text = parser.getText();
            try {
                return reading.apply(text);
            } catch (DateTimeException isNone) {
                return (T) context.handleWeirdStringValue(handledType(), text, "not in ISO 8601");
            }
        }
    }
}
